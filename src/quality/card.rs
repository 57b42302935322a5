//! The quality card: the page about how well the understanding does.
