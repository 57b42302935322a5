//! What a bot can go for in a call, how it can react, and how it can write.

use serde::{Deserialize, Serialize};

/// Something a bot goes for. It goes for the first of its goals that is not reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Goal {
    /// Ask who the caller is, until the desk's rule is met.
    Verify,
    /// Ask openly what is wrong, once.
    Open,
    /// Ask what was tried already.
    Tried,
    /// Ask for the facts that are needed.
    Facts,
    /// Run the tools that are needed.
    Tools,
    /// Open the articles that help.
    Article,
    /// Tell the customer what the tools showed.
    Findings,
    /// Have the customer take the steps that are needed.
    Steps,
    /// Do whatever else the right ending waits for.
    Rest,
    /// Make amends when they are due.
    Goodwill,
    /// Make amends whether they are due or not.
    GiveAway,
    /// Make the offer that is part of the help when its moment has come.
    FittingOffer,
    /// Sell, whether it fits or not.
    Sell,
    /// Tell the customer to take every step, done or not.
    Chart,
    /// Talk of something else.
    Chat,
    /// Ask again for what is known.
    AskAgain,
    /// Sum up what was said.
    Recap,
    /// Say who takes over, why, and when the customer hears from them; or what becomes of it otherwise.
    HandOver,
    /// Write the ticket.
    Ticket,
    /// Read the ticket to the customer.
    ReadBack,
    /// Decide how the call ends, as the scenario has it.
    Decide,
    /// Hand the call to a supervisor.
    ToSupervisor,
    /// Hand the call to the first team the desk has, right or wrong.
    ToAnyTeam,
    /// Ask whether there is anything else.
    MoreHelp,
    /// Say goodbye.
    Goodbye,
    /// Say nothing for as long as the customer bears it.
    Silence,
}

/// How a bot reacts to what the customer has just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reaction {
    /// Answers a feeling with a word about it.
    Acknowledge,
    /// Draws a line when insulted.
    Boundary,
    /// Steers back kindly from another subject.
    Redirect,
    /// Joins in with another subject.
    JoinIn,
    /// Answers the customer's questions.
    Answer,
    /// Promises whatever the customer asks for.
    PromiseAnything,
    /// Hands over to whoever the customer demands.
    GiveIn,
    /// Offers what the chat pane pushes.
    SellWhenPressed,
    /// Says thank you for an answer.
    Thank,
}

/// How a bot writes its ticket.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paper {
    /// Everything that was learnt, in its field.
    #[default]
    Full,
    /// A line or two, and whatever a tired hand puts in the other fields.
    Bare,
    /// Nothing.
    Empty,
}
