//! Tables of sentences with what must be understood of them.

mod context;
mod desk;
mod robust;
mod table;

use std::sync::OnceLock;

use super::{Pack, PackProblem};

/// The files of the English pack.
pub(super) const ENGLISH: [(&str, &str); 14] = [
    ("words.ron", include_str!("../../../../assets/language/en/words.ron")),
    ("frames.ron", include_str!("../../../../assets/language/en/frames.ron")),
    ("values.ron", include_str!("../../../../assets/language/en/values.ron")),
    ("acts.ron", include_str!("../../../../assets/language/en/acts.ron")),
    ("tones.ron", include_str!("../../../../assets/language/en/tones.ron")),
    ("kinds.ron", include_str!("../../../../assets/language/en/kinds.ron")),
    ("steps.ron", include_str!("../../../../assets/language/en/steps.ron")),
    ("ticket.ron", include_str!("../../../../assets/language/en/ticket.ron")),
    ("phrases/opening.ron", include_str!("../../../../assets/language/en/phrases/opening.ron")),
    ("phrases/questions.ron", include_str!("../../../../assets/language/en/phrases/questions.ron")),
    ("phrases/care.ron", include_str!("../../../../assets/language/en/phrases/care.ron")),
    ("phrases/doing.ron", include_str!("../../../../assets/language/en/phrases/doing.ron")),
    ("phrases/ending.ron", include_str!("../../../../assets/language/en/phrases/ending.ron")),
    ("phrases/tones.ron", include_str!("../../../../assets/language/en/phrases/tones.ron")),
];

/// The English pack, parsed once for all tests.
pub(super) fn english() -> &'static Pack {
    static PACK: OnceLock<(Pack, Vec<PackProblem>)> = OnceLock::new();
    &PACK.get_or_init(|| Pack::parse(&ENGLISH)).0
}

#[test]
fn the_english_pack_has_no_fault() {
    let (_, problems) = Pack::parse(&ENGLISH);
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn probe() {
    use super::*;
    let lexicon = desk::lexicon();
    let input = std::fs::read_to_string(std::env::var("WD_PROBE").unwrap_or("/dev/null".into())).unwrap();
    for line in input.lines() {
        let context = Context::default();
        let u = understand(english(), &lexicon, &context, line);
        eprintln!("> {line}  {}", if u.understood { "" } else { "???" });
        for a in &u.acts {
            eprintln!(
                "    {:?} {} {} [{}] {:?} {:?}",
                a.act,
                a.confidence,
                a.cue,
                a.span.of(line),
                a.object.as_ref().map(|i| i.as_str()),
                a.within_s
            );
        }
        for a in &u.asks {
            eprintln!(
                "    ASK {:?} {:?} or{:?} {} {} [{}] open={}",
                a.id.as_ref().map(|i| i.as_str()),
                a.kind.as_ref().map(|i| i.as_str()),
                a.or.len(),
                a.confidence,
                a.cue,
                a.span.of(line),
                a.open
            );
        }
        for a in &u.mentions {
            eprintln!(
                "    MEN {:?} {} {:?} {} {} [{}]",
                a.class,
                a.id,
                a.fit,
                a.value,
                a.cue,
                a.span.of(line)
            );
        }
        for a in &u.tone {
            eprintln!("    TONE {:?} {} {} [{}]", a.tone, a.confidence, a.cue, a.span.of(line));
        }
    }
}

#[test]
fn speed() {
    use super::*;
    let start = std::time::Instant::now();
    let (pack, _) = Pack::parse(&ENGLISH);
    eprintln!("pack {:?}", start.elapsed());
    let mut all = Vec::new();
    for n in 0..5 {
        for mut s in desk::subjects() {
            if n > 0 {
                s.id = crate::sim::ids::Id::new(format!("{}{n}", s.id));
                if s.class != SubjectClass::Step && n > 0 {
                    s.kind = None;
                }
            }
            all.push(s);
        }
    }
    let count = all.len();
    let start = std::time::Instant::now();
    let lexicon = Lexicon::build(&pack, all, &LexiconOptions { call_at: desk::call_at() });
    eprintln!("lexicon of {count} {:?}", start.elapsed());
    let Ok(path) = std::env::var("WD_SPEED") else { return };
    let input = std::fs::read_to_string(path).unwrap();
    let texts: Vec<String> = input
        .lines()
        .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["text"].as_str().unwrap().to_owned())
        .collect();
    let mut times = Vec::new();
    for text in &texts {
        let start = std::time::Instant::now();
        let _ = understand(&pack, &lexicon, &Context::default(), text);
        times.push(start.elapsed());
    }
    times.sort();
    eprintln!(
        "median {:?} p95 {:?} max {:?}",
        times[times.len() / 2],
        times[times.len() * 95 / 100],
        times[times.len() - 1]
    );
    let long = "could you please restart the router and tell me what the error code says ".repeat(2000);
    let start = std::time::Instant::now();
    let _ = understand(&pack, &lexicon, &Context::default(), &long);
    eprintln!("long {:?}", start.elapsed());
}

#[test]
fn dump() {
    use super::*;
    let pack = english();
    let lexicon = Lexicon::build(
        pack,
        Vec::new(),
        &LexiconOptions { call_at: jiff::civil::date(2025, 6, 17).at(20, 41, 0, 0) },
    );
    let input = std::fs::read_to_string(std::env::var("WD_IN").unwrap_or("/dev/null".into())).unwrap();
    let mut out = String::new();
    let start = std::time::Instant::now();
    for line in input.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let understood = understand(pack, &lexicon, &Context::default(), row["text"].as_str().unwrap());
        out.push_str(&serde_json::to_string(&serde_json::json!({"id": row["id"], "u": understood})).unwrap());
        out.push('\n');
    }
    eprintln!("{:?}", start.elapsed());
    std::fs::write("/tmp/wd/out.jsonl", out).unwrap();
}
