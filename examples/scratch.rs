#![allow(clippy::all, clippy::pedantic, clippy::unwrap_used, clippy::print_stdout, missing_docs)]
use firstline::content::Library;
use firstline::sim::call::Event;
use firstline::sim::scoring::*;
use firstline::sim::session::Session;
use firstline::sim::session::plan::*;
use firstline::sim::words::Dimension;
use std::sync::Arc;
fn main() {
    let lib = Library::built_in();
    let only = std::env::args().nth(1).unwrap_or_default();
    let verbose = std::env::args().nth(2).is_some();
    let (rubric, faults) = Rubric::parse(&std::fs::read_to_string("assets/rubrics/standard.ron").unwrap());
    for f in faults {
        println!("{f:?}");
    }
    let mut files: Vec<_> = std::fs::read_dir("scenarios/lumen")
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "plan"))
        .collect();
    files.sort();
    let mut model = std::collections::BTreeMap::new();
    files.sort_by_key(|f| {
        let n = f.file_name().unwrap().to_string_lossy().to_string();
        (n.split('.').next().unwrap().to_string(), !n.contains(".model."), n)
    });
    for f in files {
        let name = f.file_name().unwrap().to_string_lossy().to_string();
        if !name.contains(only.as_str()) && !name.contains(".model.") {
            continue;
        }
        let scen = name.split('.').next().unwrap().to_string();
        let pf = match PlanFile::parse(&std::fs::read_to_string(&f).unwrap()) {
            Ok(p) => p,
            Err(e) => {
                println!("{name}: {e:?}");
                continue;
            }
        };
        let find = |other: &str| {
            let p = format!("scenarios/lumen/{scen}.{other}.plan");
            std::fs::read_to_string(p).ok().map(|t| PlanFile::parse(&t))
        };
        let plan = match Plan::of(&pf, &find) {
            Ok(p) => p,
            Err(e) => {
                println!("{name}: {e:?}");
                continue;
            }
        };
        let case = Arc::new(lib.case(&plan.scenario, plan.seed).unwrap());
        let mut s = Session::start(case.clone());
        for i in &plan.inputs {
            let evs = s.take(&i.input).to_vec();
            if verbose && name.contains(only.as_str()) {
                for e in evs {
                    match &e.event {
                        Event::AgentSpoke { heard, .. } => {
                            let u = &heard.understood;
                            println!(
                                "  #{} AGENT {}\n      acts {:?} tone {:?} asks {:?} told {:?} wrong {:?} promises {:?}",
                                heard.turn,
                                heard.text,
                                u.acts
                                    .iter()
                                    .map(|a| format!(
                                        "{}{}{}",
                                        a.act.name(),
                                        a.object.as_ref().map(|o| format!(":{o}")).unwrap_or_default(),
                                        if a.confidence < rubric.sure { "?" } else { "" }
                                    ))
                                    .collect::<Vec<_>>(),
                                u.tone
                                    .iter()
                                    .map(|t| format!("{} {}", t.tone.name(), t.confidence))
                                    .collect::<Vec<_>>(),
                                u.asks
                                    .iter()
                                    .map(|a| a.id.clone().map(|i| i.to_string()).unwrap_or_default())
                                    .collect::<Vec<_>>(),
                                heard.told,
                                heard.told_wrong,
                                heard.promises
                            )
                        }
                        Event::CustomerSpoke { text, .. } => println!("      CUST {text}"),
                        Event::MoodMoved { .. } | Event::TicketChanged { .. } | Event::TicketFiled { .. } => {
                        }
                        other => println!("      {other:?}"),
                    }
                }
            }
        }
        s.finish();
        let card = score(&case, &rubric, s.events());
        let row: Vec<String> = Dimension::ALL
            .iter()
            .map(|d| {
                let x = &card.dimensions[d];
                format!(
                    "{:>4}{}",
                    x.per_mille.map(|p| p.to_string()).unwrap_or("-".into()),
                    x.capped.as_ref().map(|c| format!("({})", c.before * 1000 / x.of)).unwrap_or_default()
                )
            })
            .collect();
        let base: Option<&Scorecard> = model.get(&scen);
        let mut bad = String::new();
        if name.contains(".model.") {
            for d in Dimension::ALL {
                if card.dimensions[&d].per_mille.is_some_and(|p| p < 900) {
                    bad += &format!(" LOW-{}", d.name());
                }
            }
        } else if let Some(m) = base {
            for d in Dimension::ALL {
                if let (Some(a), Some(b)) = (m.dimensions[&d].per_mille, card.dimensions[&d].per_mille) {
                    let own = name.contains(&format!(".{}.", d.name()));
                    if own && !(b <= 500 && a - b >= 400) {
                        bad += &format!(" NOTLOW-{}", d.name());
                    }
                    let onef = Dimension::ALL.iter().any(|d| name.contains(&format!(".{}.", d.name())));
                    if onef && !own && a.abs_diff(b) > 150 {
                        bad += &format!(" MOVES-{}", d.name());
                    }
                }
            }
        }
        println!(
            "{name:<46} {} crit {:?} {:?} {}",
            row.join(" "),
            card.critical.iter().map(|c| &c.id).collect::<Vec<_>>(),
            card.outcome.disposition.name(),
            bad
        );
        if name.contains(only.as_str()) && (!only.is_empty()) {
            for r in &card.criteria {
                if r.points < r.of {
                    println!("   {} {}/{}", r.id, r.points, r.of);
                    for e in &r.evidence {
                        if e.effect == Effect::Lost {
                            println!(
                                "       -{} #{:?} {:?} [{}] {}  => {:?}",
                                e.points, e.place.turn, e.place.quote, e.place.rule, e.says, e.better
                            );
                        }
                    }
                    for n in &r.near_misses {
                        println!("       ~ #{:?} {:?} {}", n.place.turn, n.place.quote, n.why_not);
                    }
                }
            }
            for c in &card.critical {
                println!("   CRIT {} {} {:?}", c.id, c.says, c.place);
            }
        }
        if name.contains(".model.") {
            model.insert(scen, card);
        }
    }
}
