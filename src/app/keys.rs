//! Which key does what: one table for hands, tooltips and the key sheet.

mod action;
mod author;
mod meant;
mod office;
mod pressed;
mod review;
mod shown;
mod table;

pub use action::Action;
pub use author::{AuthorAction, RUNS, begin, copy_of, name_of};
pub use meant::hold;
pub use pressed::{field, pressed};
pub use shown::{of, shown, translated, written};
pub use table::{Binding, KEYS, all};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::Screen;

    #[test]
    fn no_key_means_two_things_on_one_screen() {
        let screens = [
            Screen::Home,
            Screen::Briefing,
            Screen::Call,
            Screen::WrapUp,
            Screen::Debrief,
            Screen::Settings,
            Screen::Mentor,
            Screen::Review,
            Screen::Progress,
            Screen::Author,
        ];
        for screen in screens {
            let here: Vec<&Binding> =
                all().filter(|key| key.screens.is_empty() || key.screens.contains(&screen)).collect();
            for (n, one) in here.iter().enumerate() {
                for other in &here[..n] {
                    assert!(one.shortcut != other.shortcut, "{screen:?}: {} and {}", one.name, other.name);
                }
            }
        }
    }

    #[test]
    fn every_action_has_one_key() {
        let all: Vec<&Binding> = all().collect();
        for (n, one) in all.iter().enumerate() {
            assert!(all[..n].iter().all(|other| other.action != one.action), "{}", one.name);
            assert!(!of(one.action).is_empty());
        }
    }
}
