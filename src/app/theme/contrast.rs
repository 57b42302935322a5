//! How well words can be told from their ground.

use egui::Color32;

/// The contrast of two colours, 1 to 21, as WCAG 2.2 defines it.
#[must_use]
pub fn ratio(one: Color32, other: Color32) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: Color32) -> f32 {
    let [r, g, b, _] = colour.to_array();
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

fn linear(channel: u8) -> f32 {
    let channel = f32::from(channel) / 255.0;
    if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::theme::{Colours, Look, Tokens};

    type Pair = (&'static str, Color32, Color32);

    /// Every pair of words and ground that the screens use.
    fn pairs(c: &Colours) -> Vec<Pair> {
        let grounds = [
            ("canvas", c.canvas),
            ("surface", c.surface),
            ("sunken", c.sunken),
            ("raised", c.raised),
            ("accent_soft", c.accent_soft),
            ("agent", c.agent),
            ("customer", c.customer),
            ("desk", c.desk),
        ];
        let mut all: Vec<Pair> = Vec::new();
        for (name, ground) in grounds {
            all.push((name, c.text, ground));
            all.push((name, c.muted, ground));
            all.push((name, c.accent_text, ground));
        }
        let own = [(c.good, c.good_soft), (c.warn, c.warn_soft), (c.bad, c.bad_soft)];
        for (word, soft) in own {
            all.extend([
                ("its soft ground", word, soft),
                ("surface", word, c.surface),
                ("canvas", word, c.canvas),
            ]);
            all.push(("a soft ground", c.text, soft));
        }
        let code = [c.code_field, c.code_name, c.code_text, c.code_number];
        all.extend(code.map(|word| ("sunken", word, c.sunken)));
        all.extend([("accent", c.on_accent, c.accent), ("accent_hover", c.on_accent, c.accent_hover)]);
        all
    }

    fn tokens() -> Tokens {
        Tokens::read(include_str!("../../../assets/theme.ron")).unwrap()
    }

    #[test]
    fn words_can_be_read_in_every_look() {
        for look in Look::ALL {
            // AA for ordinary text, AAA where high contrast is asked for.
            let least = if look == Look::Contrast { 7.0 } else { 4.5 };
            for (ground, word, colour) in pairs(tokens().colours(look)) {
                let found = ratio(word, colour);
                assert!(
                    found >= least,
                    "{look:?}: {word:?} on {ground} has {found:.2}, and {least} is needed"
                );
            }
        }
    }

    #[test]
    fn edges_of_controls_and_the_focus_can_be_seen() {
        for look in Look::ALL {
            let c = *tokens().colours(look);
            for ground in [c.canvas, c.surface, c.sunken, c.raised] {
                assert!(
                    ratio(c.border, ground) >= 3.0,
                    "{look:?}: border has {:.2}",
                    ratio(c.border, ground)
                );
                assert!(ratio(c.focus, ground) >= 3.0, "{look:?}: focus has {:.2}", ratio(c.focus, ground));
            }
        }
    }

    #[test]
    fn black_on_white_has_the_most() {
        assert!((ratio(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
    }
}
