//! Stored calls scored anew, beside what they were scored before: what would change, before anybody publishes it.
