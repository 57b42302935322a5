//! Text to acts, asked-for information, mentioned values and tone, each with its span.

mod stub;
mod subject;
mod ticket_words;
mod understood;

pub use stub::{Lexicon, LexiconOptions, Pack, read_statements, understand};
pub use subject::{Context, Subject, Value};
pub use ticket_words::TicketWords;
pub use understood::{ActHit, AskHit, Confidence, Fit, Mention, SubjectClass, ToneHit, Understood};
