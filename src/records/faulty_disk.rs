//! A disk for tests: one of its operations fails, and what was not synced may be lost in any way a crash can lose it.
//!
//! A sync that fails is not made up for by the next one: the system takes what it could not write for written, as
//! Linux does. Only writing the bytes again helps.

use std::cell::RefCell;
use std::io::{self, ErrorKind};
use std::ops::Range;
use std::rc::Rc;

use super::disk::Disk;

/// How the disk fails when it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// The operation fails once; the disk works again afterwards.
    Once,
    /// The operation and all after it fail, as on a disk that is full or gone.
    FromThenOn,
    /// The operation is done, but reported as failed.
    DoneAllTheSame,
}

/// A disk that fails at one operation, counted over writes, cuts and syncs. Clones share one disk.
#[derive(Clone, Debug, Default)]
pub(super) struct FaultyDisk(Rc<RefCell<Inner>>);

#[derive(Debug, Default)]
struct Inner {
    /// What the program sees.
    seen: Vec<u8>,
    /// What would outlast a power cut for certain.
    synced: Vec<u8>,
    /// The parts of `seen` that the next sync brings to disk.
    unsynced: Vec<Range<usize>>,
    operations: usize,
    fault: Option<Fault>,
}

#[derive(Clone, Copy, Debug)]
struct Fault {
    at: usize,
    failure: Failure,
    /// How many bytes of a failing write still arrive.
    arrive: usize,
}

impl FaultyDisk {
    /// A disk whose operation number `at` (from 0) fails; of a failing write the first `arrive` bytes arrive.
    pub(super) fn failing(at: usize, failure: Failure, arrive: usize) -> Self {
        let disk = Self::default();
        disk.0.borrow_mut().fault = Some(Fault { at, failure, arrive });
        disk
    }

    /// A sound disk that holds these bytes.
    pub(super) fn holding(bytes: &[u8]) -> Self {
        let disk = Self::default();
        disk.0.borrow_mut().seen = bytes.to_vec();
        disk.0.borrow_mut().synced = bytes.to_vec();
        disk
    }

    /// Lets the disk work again.
    pub(super) fn repair(&self) {
        self.0.borrow_mut().fault = None;
    }

    /// What the program sees on the disk.
    pub(super) fn seen(&self) -> Vec<u8> {
        self.0.borrow().seen.clone()
    }

    /// How many operations were asked of the disk.
    pub(super) fn operations(&self) -> usize {
        self.0.borrow().operations
    }

    /// Everything that a power cut at this moment could leave on the disk.
    pub(super) fn after_power_cut(&self) -> Vec<Vec<u8>> {
        let Inner { seen, synced, .. } = &*self.0.borrow();
        let mut left = vec![synced.clone(), seen.clone()];
        // What both begin with is there; of the unsynced rest any part may be, or its length without its bytes.
        let same = seen.iter().zip(synced).take_while(|(one, other)| one == other).count();
        if same == synced.len() {
            left.extend((same..seen.len()).map(|cut| seen[..cut].to_vec()));
            for from in same..seen.len() {
                let (mut first, mut last) = (seen.clone(), seen.clone());
                first[from..].fill(0);
                last[same..=from].fill(0);
                left.extend([first, last]);
            }
        }
        left
    }
}

impl Inner {
    /// Counts one operation. An error with the failure, when this is one that fails.
    fn begin(&mut self) -> Result<(), Fault> {
        let now = self.operations;
        self.operations += 1;
        match self.fault {
            Some(fault) if now == fault.at => Err(fault),
            Some(fault) if now > fault.at && fault.failure == Failure::FromThenOn => Err(fault),
            _ => Ok(()),
        }
    }

    fn write(&mut self, at: usize, bytes: &[u8]) {
        let end = at + bytes.len();
        let length = self.seen.len().max(end);
        self.seen.resize(length, 0);
        self.seen[at..end].copy_from_slice(bytes);
        self.unsynced.push(at..end);
    }

    fn sync(&mut self) {
        self.synced.resize(self.seen.len(), 0);
        for part in self.unsynced.drain(..) {
            let part = part.start.min(self.seen.len())..part.end.min(self.seen.len());
            self.synced[part.clone()].copy_from_slice(&self.seen[part]);
        }
    }
}

fn full() -> io::Error {
    ErrorKind::StorageFull.into()
}

impl Disk for FaultyDisk {
    fn write_at(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        let mut inner = self.0.borrow_mut();
        let at = usize::try_from(at).unwrap();
        match inner.begin() {
            Ok(()) => {
                inner.write(at, bytes);
                Ok(())
            }
            Err(fault) => {
                let whole = fault.failure == Failure::DoneAllTheSame;
                let arrive = if whole { bytes.len() } else { fault.arrive.min(bytes.len()) };
                inner.write(at, &bytes[..arrive]);
                Err(full())
            }
        }
    }

    fn read_at(&mut self, at: u64, bytes: &mut [u8]) -> io::Result<()> {
        let inner = self.0.borrow();
        let at = usize::try_from(at).unwrap();
        let stored = inner.seen.get(at..at + bytes.len()).ok_or(ErrorKind::UnexpectedEof)?;
        bytes.copy_from_slice(stored);
        Ok(())
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        let mut inner = self.0.borrow_mut();
        let failed = inner.begin().err();
        if failed.is_none_or(|fault| fault.failure == Failure::DoneAllTheSame) {
            inner.seen.truncate(usize::try_from(length).unwrap());
        }
        if failed.is_some() { Err(full()) } else { Ok(()) }
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut inner = self.0.borrow_mut();
        let failed = inner.begin().err();
        if failed.is_none_or(|fault| fault.failure == Failure::DoneAllTheSame) {
            inner.sync();
        }
        inner.unsynced.clear();
        if failed.is_some() { Err(full()) } else { Ok(()) }
    }
}
