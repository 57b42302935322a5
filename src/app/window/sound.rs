//! What is heard: the ring, the tone on hold, the line that is cut.
//!
//! A thread of its own plays it, and opens the audio device only while there is something to hear: an open device asks for
//! samples a hundred times a second. Without a device nothing is heard, and the log says so once.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use bevy::prelude::*;
use rodio::buffer::SamplesBuffer;
use rodio::{ChannelCount, DeviceSinkBuilder, MixerDeviceSink, Player, SampleRate, Source};

use super::tones::{RATE, Tone};
use crate::app::model::{CallView, Model, Screen};
use crate::app::program::Program;

/// As loud as this, 1 being all there is.
const VOLUME: f32 = 0.25;

/// Tells the thread what to play.
struct Speaker {
    orders: Sender<Option<Tone>>,
    /// What is heard for as long as things are as they are.
    lasting: Option<Tone>,
    on_the_line: bool,
}

pub(super) fn plugin(app: &mut App) {
    let (orders, taken) = channel();
    std::thread::spawn(move || play(&taken));
    app.insert_non_send(Speaker { orders, lasting: None, on_the_line: false });
    app.add_systems(Last, follow);
}

fn follow(program: NonSend<Program>, mut speaker: NonSendMut<Speaker>) {
    let model = &program.model;
    let lasting = lasting(model);
    let on_the_line = model.call.as_ref().is_some_and(CallView::on_the_line);
    let cut = speaker.on_the_line && !on_the_line && model.screen != Screen::Home && model.settings().sound;
    if lasting != speaker.lasting || cut {
        // A thread that is gone has nothing to play on.
        speaker.orders.send(lasting.or(cut.then_some(Tone::Cut))).ok();
    }
    speaker.lasting = lasting;
    speaker.on_the_line = on_the_line;
}

/// What is heard for as long as things are as they are.
fn lasting(model: &Model) -> Option<Tone> {
    if !model.settings().sound {
        return None;
    }
    match model.screen {
        Screen::Briefing if model.briefing.is_some() => Some(Tone::Ring),
        Screen::Call => model
            .call
            .as_ref()
            .filter(|call| call.on_the_line() && call.state.hold.is_some())
            .map(|_| Tone::Hold),
        _ => None,
    }
}

fn play(orders: &Receiver<Option<Tone>>) {
    let mut playing: Option<(MixerDeviceSink, Player)> = None;
    let mut rest: Option<Duration> = None;
    loop {
        let order = match rest {
            Some(rest) => orders.recv_timeout(rest),
            None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        drop(playing.take());
        rest = None;
        let tone = match order {
            Ok(Some(tone)) => tone,
            Ok(None) | Err(RecvTimeoutError::Timeout) => continue,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        match open(tone) {
            Ok(opened) => playing = Some(opened),
            Err(why) => {
                warn!("no audio device to play on, so nothing is heard: {why}");
                return;
            }
        }
        rest = (!tone.repeats()).then(|| tone.lasts());
    }
}

fn open(tone: Tone) -> Result<(MixerDeviceSink, Player), rodio::stream::DeviceSinkError> {
    let mut device = DeviceSinkBuilder::open_default_sink()?;
    device.log_on_drop(false);
    let player = Player::connect_new(device.mixer());
    player.set_volume(VOLUME);
    let samples =
        SamplesBuffer::new(ChannelCount::MIN, SampleRate::MIN.saturating_add(RATE - 1), tone.samples());
    if tone.repeats() {
        player.append(samples.repeat_infinite());
    } else {
        player.append(samples);
    }
    Ok((device, player))
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    #[test]
    fn nothing_is_heard_where_nothing_rings() {
        let mut model = Model::new(Instant::now());
        for screen in [Screen::Home, Screen::Briefing, Screen::Call, Screen::Debrief] {
            model.screen = screen;
            assert_eq!(lasting(&model), None);
        }
    }

    #[test]
    fn a_machine_without_a_device_goes_on_in_silence() {
        let (orders, taken) = channel();
        for order in [Some(Tone::Ring), Some(Tone::Hold), None] {
            orders.send(order).unwrap();
        }
        drop(orders);
        play(&taken);
    }
}
