//! Everything that has a key.

use super::AuthorAction;

/// Something that has a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// The sheet of all keys.
    KeySheet,
    /// The settings.
    Settings,
    /// Back, or away with what lies on top.
    Back,
    /// Out of the program.
    Quit,
    /// Larger text.
    Larger,
    /// Smaller text.
    Smaller,
    /// To the field that scenarios are searched with.
    Search,
    /// On with the call that was interrupted.
    Resume,
    /// Pick up.
    PickUp,
    /// To the line one types into.
    ToLine,
    /// What was said before, again.
    Recall,
    /// The customer's record.
    Record,
    /// The tools.
    Tools,
    /// The articles.
    Articles,
    /// The ticket.
    Ticket,
    /// Hold, and back from it.
    Hold,
    /// Hand over to a team.
    Transfer,
    /// Another way to end.
    Resolve,
    /// Put the telephone down.
    HangUp,
    /// The chat pane was read.
    PaneRead,
    /// Put the call aside.
    PutAside,
    /// Read the ticket to the customer.
    ReadBack,
    /// File the ticket.
    File,
    /// The same call again.
    Again,
    /// Home.
    Home,
    /// From the technician's outcome to the points.
    Read,
    /// The next point that was lost.
    NextLost,
    /// The point before that was lost.
    LastLost,
    /// The next call.
    Next,
    /// The mentor's desk.
    Mentor,
    /// One's own progress.
    Progress,
    /// The next call of a graded session.
    TakeGraded,
    /// To the field that a list is searched with.
    SearchList,
    /// What waits.
    Queue,
    /// Graded sessions.
    Sessions,
    /// How everybody is doing.
    Cohort,
    /// Whether mentors judge alike.
    Calibration,
    /// Who works here.
    People,
    /// Sort by the next column.
    SortNext,
    /// The other way round.
    SortTurn,
    /// Begin something new.
    New,
    /// Make what was filled in.
    Make,
    /// The next view of the cohort.
    NextSight,
    /// Into the list, to its first row.
    IntoList,
    /// Close the session or the round that lies open.
    CloseIt,
    /// Let everybody in the session see their marks.
    ReleaseAll,
    /// The next call of the round to be scored.
    ScoreNext,
    /// The first call in which somebody needs a mentor.
    LookNext,
    /// How the first of those who need a mentor is doing.
    OfNext,
    /// Let the next trainee of the session see their marks.
    ReleaseNext,
    /// Agree on the next mark of the round.
    AgreeNext,
    /// A PIN for the person who is looked at.
    SetPin,
    /// They have left, or are back.
    Leaves,
    /// Play the call, or stop.
    Play,
    /// Faster.
    Faster,
    /// Slower.
    Slower,
    /// The next turn.
    NextTurn,
    /// The turn before.
    LastTurn,
    /// The automatic marks.
    SeeMarks,
    /// The next criterion.
    NextCriterion,
    /// The criterion before.
    LastCriterion,
    /// Keep the points that were given blind.
    KeepBlind,
    /// A remark on the turn that is played.
    RemarkTurn,
    /// A remark on the whole call.
    Remark,
    /// Answer what is contested.
    Answer,
    /// Write what was filled in.
    Write,
    /// Stand behind the marks.
    Sign,
    /// Let the trainee see them.
    Release,
    /// Open what is signed once more.
    Reopen,
    /// Contest a mark no longer.
    Withdraw,
    /// Take the marks as they are.
    Acknowledge,
    /// The next call that waits.
    NextWaiting,
    /// Something with scenarios that are written.
    Author(AuthorAction),
    /// The call that is proposed next.
    TakeNext,
}
