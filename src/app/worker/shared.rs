//! What the threads of the worker share: the records, the scenarios, and who is there.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::author::{folder_of_own, folders};
use super::run::Places;
use crate::app::clock::Clock;
use crate::content::Library;
use crate::mentoring::Acting;
use crate::records::{DataDir, Records};

/// What the threads of the worker share. Each part is read or opened by whoever needs it first.
pub(super) struct Shared {
    places: Places,
    clock: Clock,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    data: Option<DataDir>,
    records: Option<Records>,
    library: Option<Arc<Library>>,
    acting: Option<Acting>,
    own: Option<PathBuf>,
}

impl Shared {
    pub(super) fn new(places: Places, clock: Clock) -> Self {
        Self { places, clock, held: Mutex::default() }
    }

    /// What tells how long something takes.
    pub(super) const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The folder where everything is kept.
    pub(super) fn data(&self) -> Result<DataDir, String> {
        self.data_in(&mut self.held())
    }

    /// The folders with content that were named.
    pub(super) fn folders(&self) -> &[PathBuf] {
        &self.places.content
    }

    /// The records.
    pub(super) fn records(&self) -> Result<Records, String> {
        let mut held = self.held();
        if let Some(records) = &held.records {
            return Ok(records.clone());
        }
        let data = self.data_in(&mut held)?;
        let records = Records::open(&data).map_err(|error| error.to_string())?;
        held.records = Some(records.clone());
        Ok(records)
    }

    /// Reads the scenarios anew.
    pub(super) fn read_library(&self) -> Arc<Library> {
        let data = self.data().ok();
        let root = data.as_ref().map(DataDir::root);
        let own = root.map(|root| folder_of_own(root, self.folders(), self.own().as_deref()));
        let library = Arc::new(Library::load(root, &folders(self.folders(), own)));
        self.held().library = Some(Arc::clone(&library));
        library
    }

    /// From now on this is what calls are taken with; those in progress keep what they have.
    pub(super) fn put_library(&self, library: Library) {
        self.held().library = Some(Arc::new(library));
    }

    /// The folder for one's own scenarios, when one was chosen.
    pub(super) fn own(&self) -> Option<PathBuf> {
        self.held().own.clone()
    }

    /// From now on one's own scenarios are there.
    pub(super) fn set_own(&self, own: Option<PathBuf>) {
        self.held().own = own;
    }

    /// The scenarios as they were read last.
    pub(super) fn library(&self) -> Arc<Library> {
        let read = self.held().library.clone();
        read.unwrap_or_else(|| self.read_library())
    }

    /// Who is there, and has shown that it is them.
    pub(super) fn acting(&self) -> Option<Acting> {
        self.held().acting.clone()
    }

    /// From now on this one is there.
    pub(super) fn set_acting(&self, acting: Option<Acting>) {
        self.held().acting = acting;
    }

    fn data_in(&self, held: &mut Held) -> Result<DataDir, String> {
        if let Some(data) = &held.data {
            return Ok(data.clone());
        }
        let data = DataDir::resolve(self.places.data.as_deref()).map_err(|error| error.to_string())?;
        held.data = Some(data.clone());
        Ok(data)
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
