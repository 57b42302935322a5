//! `firstline understand`: what the customer would understand, one JSON object a line.

use std::io::{self, BufRead, Write};
use std::sync::Arc;

use anyhow::{Context as _, bail};
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::args::{Places, Understand};
use super::exit::Exit;
use super::lines::{Line, next_line};
use super::{open, who};
use crate::sim::rng::Seed;
use crate::sim::session::LONGEST_TEXT;
use crate::sim::understanding::{
    ActHit, AskHit, Context, Lexicon, LexiconOptions, Mention, Pack, ToneHit, understand,
};

/// Values that a seed draws do not change what a question means.
const SEED: Seed = 1;

/// A line in. Other fields, such as what somebody expects, are passed over.
#[derive(Deserialize)]
struct Question {
    #[serde(default)]
    id: Value,
    text: String,
    #[serde(default)]
    context: Vec<String>,
}

/// A line out.
#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    understood: bool,
    acts: &'a [ActHit],
    asks: &'a [AskHit],
    mentions: &'a [Mention],
    tone: &'a [ToneHit],
}

/// What texts are understood by.
struct Words {
    pack: Arc<Pack>,
    lexicon: Arc<Lexicon>,
}

pub(super) fn run(places: &Places, args: &Understand) -> anyhow::Result<Exit> {
    let words = words(places, args)?;
    answer_all(&words, &mut io::stdin().lock(), &mut io::stdout().lock())?;
    Ok(Exit::Fine)
}

fn words(places: &Places, args: &Understand) -> anyhow::Result<Words> {
    let mut library = places.library();
    if let Some(given) = &args.scenario {
        let id = open::scenario_id(&mut library, given)?;
        who::check_facts(places, [id.as_str()])?;
        let case = open::bundle(&library, id.as_str())?.case(SEED);
        return Ok(Words { pack: Arc::clone(&case.pack), lexicon: Arc::clone(&case.lexicon) });
    }
    let Some(language) = library.languages.get(&args.language) else {
        let known: Vec<&str> = library.languages.keys().map(String::as_str).collect();
        bail!("there is no language pack `{}`; known are: {}", args.language, known.join(", "));
    };
    let pack = language.pack();
    let options =
        LexiconOptions { call_at: DateTime::constant(2025, 1, 1, 12, 0, 0, 0), ..LexiconOptions::default() };
    let lexicon = Arc::new(Lexicon::build(&pack, Vec::new(), &options));
    Ok(Words { pack, lexicon })
}

fn answer_all(words: &Words, input: &mut impl BufRead, output: &mut impl Write) -> anyhow::Result<()> {
    while let Some(line) = next_line(input, LONGEST_TEXT).context("cannot read the input")? {
        let answer = match line {
            Line::Text(text) if text.trim().is_empty() => continue,
            Line::Text(text) => answer(words, &text),
            Line::Unfit(why) => fault(&why),
        };
        writeln!(output, "{answer}")?;
        output.flush()?;
    }
    Ok(())
}

fn answer(words: &Words, line: &str) -> String {
    let question: Question = match serde_json::from_str(line) {
        Ok(question) => question,
        Err(error) => {
            return fault(&format!("expected {{\"id\":…,\"text\":\"…\",\"context\":[…]}}: {error}"));
        }
    };
    let understood =
        understand(&words.pack, &words.lexicon, &Context::of_lines(&question.context), &question.text);
    let answer = Answer {
        id: &question.id,
        understood: understood.understood,
        acts: &understood.acts,
        asks: &understood.asks,
        mentions: &understood.mentions,
        tone: &understood.tone,
    };
    // Texts, numbers and lists: there is nothing in it that could fail.
    serde_json::to_string(&answer).unwrap_or_default()
}

fn fault(why: &str) -> String {
    format!("{{\"id\":null,\"error\":{}}}", Value::from(why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_context_is_the_last_exchange() {
        let lines = ["customer: Hello.", "agent: What is it?", "customer: It beeps.", "customer: Loudly."];
        let context = Context::of_lines(&lines.map(str::to_owned));
        assert_eq!((context.agent.as_str(), context.customer.as_str()), ("What is it?", "It beeps. Loudly."));
    }
}
