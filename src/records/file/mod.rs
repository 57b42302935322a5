//! One attempt as a file: to carry it from one machine to another, and as attempts were kept before there was a database.

mod beside;
mod carried;
mod damage;
mod layout;
mod read;

pub use beside::{ContentError, read_content};
pub use carried::Carried;
pub use damage::{Broken, Fault, Torn};
pub use read::{AttemptFile, ReadError};
