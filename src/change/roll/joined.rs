//! What became of a figure in the history.

/// What became of a figure in the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Joined {
    /// It joined under this name.
    As(String),
    /// It is there.
    Already,
    /// The history has another figure for that period.
    Differs(String),
    /// The history is of shorter periods, as this one.
    Finer(String),
    /// There is nothing to join.
    Nothing,
}
