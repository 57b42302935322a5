//! Sending what waits, batch by batch.

use std::collections::BTreeSet;
use std::time::Duration;

use serde_json::Value;
use ureq::Agent;
use ureq::http::Response;
use uuid::Uuid;

use super::queue::{Outbox, OutboxError, Refused};
use crate::report::xapi::Statement;

/// The most statements of one request.
const BATCH: usize = 50;

/// The longest answer that is read, in bytes.
const ANSWER: u64 = 64 << 10;

/// The longest pause before another try.
const PAUSE_MAX: Duration = Duration::from_mins(1);

/// A learning record store, and how it is spoken to.
pub struct Store {
    agent: Agent,
    address: String,
    authorization: String,
    version: String,
    tries: u32,
}

/// What became of a push.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// Statements the store has taken.
    pub taken: usize,
    /// Statements it will never take.
    pub refused: usize,
}

/// Why sending stopped. What waits goes on waiting.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// The outbox failed.
    #[error(transparent)]
    Outbox(#[from] OutboxError),
    /// The store does not let us in.
    #[error("the store does not take this user and password (answer {0})")]
    NotAllowed(u16),
    /// Nobody answered, or with a fault of their own, as often as was tried.
    #[error("the store could not be reached in {tries} tries; the last said: {last}")]
    Unreachable {
        /// How often.
        tries: u32,
        /// What went wrong last.
        last: String,
    },
}

/// What a store answers to a batch.
enum Answer {
    /// These are with the store now; at least one of the batch.
    Taken(BTreeSet<Uuid>),
    /// Something in it will never be taken.
    Refused { status: u16, says: String },
}

/// Why a try failed, and how long the store asks to wait.
struct Failed {
    why: String,
    pause: Option<Duration>,
}

impl Store {
    /// The store whose statements are at this address.
    #[must_use]
    pub fn new(address: &str, user: &str, password: &str, version: &str, tries: u32) -> Self {
        // Not following redirects keeps the password with the store it is meant for.
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_mins(1)))
            .build();
        Self {
            agent: config.into(),
            address: address.to_owned(),
            authorization: format!("Basic {}", base64(format!("{user}:{password}").as_bytes())),
            version: version.to_owned(),
            tries: tries.max(1),
        }
    }

    /// Sends everything that waits. `now_ms` says when it was done; `told` is called after each request with what was taken so far.
    ///
    /// # Errors
    /// When the store cannot be reached or does not let us in.
    pub fn send(
        &self,
        outbox: &mut Outbox<'_>,
        now_ms: impl Fn() -> i64,
        mut told: impl FnMut(&Sent),
    ) -> Result<Sent, SendError> {
        let mut sent = Sent::default();
        for batch in outbox.waiting().chunks(BATCH) {
            let taken = match self.post(batch)? {
                Answer::Taken(taken) => taken,
                // One bad statement has a store refuse its whole batch.
                Answer::Refused { .. } => BTreeSet::new(),
            };
            let ids: Vec<_> =
                batch.iter().map(|statement| statement.id).filter(|id| taken.contains(id)).collect();
            if !ids.is_empty() {
                outbox.sent(&ids, now_ms())?;
                sent.taken += ids.len();
            }
            // Some stores name only what is new to them. What is not named is sent alone, and has an answer of its own.
            for statement in batch.iter().filter(|statement| !taken.contains(&statement.id)) {
                self.send_alone(statement, outbox, &now_ms, &mut sent)?;
            }
            told(&sent);
        }
        Ok(sent)
    }

    fn send_alone(
        &self,
        statement: &Statement,
        outbox: &mut Outbox<'_>,
        now_ms: impl Fn() -> i64,
        sent: &mut Sent,
    ) -> Result<(), SendError> {
        match self.post(std::slice::from_ref(statement))? {
            Answer::Taken(_) => {
                outbox.sent(&[statement.id], now_ms())?;
                sent.taken += 1;
            }
            Answer::Refused { status, says } => {
                outbox.refuse(&Refused { id: statement.id, status, says }, now_ms())?;
                sent.refused += 1;
            }
        }
        Ok(())
    }

    /// Sends a batch, again and again with growing pauses while the fault is the store's or the network's.
    fn post(&self, batch: &[Statement]) -> Result<Answer, SendError> {
        let bodies: Vec<&Value> = batch.iter().map(|statement| &statement.body).collect();
        let body = serde_json::to_vec(&bodies).unwrap_or_default();
        let mut pause = Duration::from_secs(1);
        let mut tried = 0;
        loop {
            tried += 1;
            let failed = match self.try_post(&body, batch)? {
                Ok(answer) => return Ok(answer),
                Err(failed) => failed,
            };
            if tried >= self.tries {
                return Err(SendError::Unreachable { tries: tried, last: failed.why });
            }
            std::thread::sleep(failed.pause.unwrap_or(pause).min(PAUSE_MAX));
            pause = pause.saturating_mul(2);
        }
    }

    fn try_post(&self, body: &[u8], batch: &[Statement]) -> Result<Result<Answer, Failed>, SendError> {
        let request = self
            .agent
            .post(&self.address)
            .header("Authorization", &self.authorization)
            .header("X-Experience-API-Version", &self.version)
            .header("Content-Type", "application/json");
        let mut response = match request.send(body) {
            Ok(response) => response,
            Err(error) => return Ok(Err(Failed { why: error.to_string(), pause: None })),
        };
        let status = response.status().as_u16();
        match status {
            200 => Ok(taken(&mut response, batch)),
            // The store has all of them already.
            204 => Ok(Ok(Answer::Taken(ids(batch)))),
            401 | 403 => Err(SendError::NotAllowed(status)),
            // What a store says of statements: not valid, another one has this id, too large, not understood.
            400 | 409 | 413 | 422 => Ok(Ok(Answer::Refused { status, says: words(&mut response) })),
            // Too slow, too much at once, or a fault on their side.
            408 | 425 | 429 | 500..=599 => {
                let pause = pause_asked_for(&response);
                Ok(Err(Failed { why: format!("answer {status}: {}", words(&mut response)), pause }))
            }
            _ => {
                let why =
                    format!("answer {status}, which says nothing of the statements: is the address right?");
                Ok(Err(Failed { why, pause: None }))
            }
        }
    }
}

/// What an answer of 200 says was taken. A page that came in between, such as the log-in of a network, took nothing.
fn taken(response: &mut Response<ureq::Body>, batch: &[Statement]) -> Result<Answer, Failed> {
    let read = response.body_mut().with_config().limit(ANSWER).read_to_vec().unwrap_or_default();
    let named: Vec<Uuid> = serde_json::from_slice(&read).unwrap_or_default();
    let own = ids(batch);
    let taken: BTreeSet<Uuid> = named.into_iter().filter(|id| own.contains(id)).collect();
    if taken.is_empty() {
        let why = "answer 200 without the ids of what was sent: is the address right, and the network open?";
        return Err(Failed { why: why.to_owned(), pause: None });
    }
    Ok(Answer::Taken(taken))
}

fn ids(batch: &[Statement]) -> BTreeSet<Uuid> {
    batch.iter().map(|statement| statement.id).collect()
}

fn pause_asked_for(response: &Response<ureq::Body>) -> Option<Duration> {
    let seconds = response.headers().get("Retry-After")?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds))
}

/// The answer's words, cut short.
fn words(response: &mut Response<ureq::Body>) -> String {
    let read = response.body_mut().with_config().limit(ANSWER).lossy_utf8(true).read_to_string();
    let text = read.unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(300).collect()
}

/// Base64 with padding (RFC 4648), for the one header that needs it.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for part in bytes.chunks(3) {
        let byte = |n: usize| u32::from(part.get(n).copied().unwrap_or(0));
        let bits = (byte(0) << 16) | (byte(1) << 8) | byte(2);
        for n in 0..4 {
            let sign = SIGNS[((bits >> (18 - 6 * n)) & 63) as usize];
            text.push(if n > part.len() { '=' } else { char::from(sign) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn a_user_and_a_password_are_written_as_the_header_wants() {
        assert_eq!(base64(b""), "");
        assert_eq!(base64(b"f"), "Zg==");
        assert_eq!(base64(b"fo"), "Zm8=");
        assert_eq!(base64(b"foo"), "Zm9v");
        assert_eq!(base64(b"trainer:secret"), "dHJhaW5lcjpzZWNyZXQ=");
    }
}
