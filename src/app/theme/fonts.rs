//! The fonts: Inter for words, Phosphor for icons, Hack for what is written in scenario files.

use egui::{FontData, FontDefinitions, FontFamily};

pub use egui_phosphor::regular as icons;

const REGULAR: &str = "inter";
const STRONG: &str = "inter-semibold";
const CODE: &str = "hack";

/// The family of names and headings.
#[must_use]
pub fn strong() -> FontFamily {
    FontFamily::Name(STRONG.into())
}

/// The fonts that the binary carries. egui's own would lack most letters of Vietnamese.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, path) in [(REGULAR, "fonts/Inter-Regular.otf"), (STRONG, "fonts/Inter-SemiBold.otf")] {
        if let Some(bytes) = crate::content::asset(path) {
            fonts.font_data.insert(name.into(), FontData::from_static(bytes).into());
        }
    }
    fonts.families.insert(FontFamily::Proportional, vec![REGULAR.into()]);
    egui_phosphor::add_to_fonts(&mut fonts, egui_phosphor::Variant::Regular);
    let words = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let hack = FontData::from_static(epaint_default_fonts::HACK_REGULAR);
    fonts.font_data.insert(CODE.into(), hack.into());
    // Letters that Hack lacks are those of Inter.
    let code_first = std::iter::once(CODE.to_owned()).chain(words.clone()).collect();
    fonts.families.insert(FontFamily::Monospace, code_first);
    let strong_first = std::iter::once(STRONG.to_owned()).chain(words).collect();
    fonts.families.insert(strong(), strong_first);
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_from_everywhere_and_icons_can_be_drawn() {
        let ctx = egui::Context::default();
        ctx.set_fonts(definitions());
        let mut missing = String::new();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            ui.fonts_mut(|fonts| {
                for family in [FontFamily::Proportional, FontFamily::Monospace, strong()] {
                    let mut font = fonts.fonts.font(&family);
                    let known = font.characters();
                    let letters = "Kovács Nguyễn Thị Ánh Őrsi Łukasz ✓→●−…“”";
                    let all = letters.chars().chain(icons::PHONE.chars());
                    missing.extend(all.filter(|letter| !known.contains_key(letter)));
                }
            });
        });
        // Nobody draws what was laid out.
        output.textures_delta.clear();
        assert_eq!(missing, "");
    }

    #[test]
    fn words_have_no_letters_where_icons_are() {
        let ctx = egui::Context::default();
        ctx.set_fonts(definitions());
        let mut hidden = Vec::new();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            ui.fonts_mut(|fonts| {
                let mut font = fonts.fonts.font(&FontFamily::Proportional);
                let private = font
                    .characters()
                    .iter()
                    .filter(|(letter, _)| ('\u{e000}'..='\u{f8ff}').contains(*letter));
                hidden.extend(
                    private
                        .filter(|(_, faces)| faces.iter().any(|face| face == REGULAR))
                        .map(|(letter, _)| *letter),
                );
            });
        });
        output.textures_delta.clear();
        assert_eq!(hidden, Vec::<char>::new(), "these icons would be drawn as letters");
    }
}
