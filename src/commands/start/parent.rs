//! Which program started this one. Only Windows is asked, and only there does it matter.

/// The file name of the program that started this one: "explorer.exe".
#[cfg(windows)]
pub fn program() -> Option<String> {
    let own = winsafe::GetCurrentProcessId();
    let parent = process(|entry| entry.th32ProcessID == own, |entry| entry.th32ParentProcessID)?;
    process(|entry| entry.th32ProcessID == parent, |entry| entry.szExeFile())
}

/// What is known of the first process of a kind.
#[cfg(windows)]
fn process<T>(
    is_it: impl Fn(&winsafe::PROCESSENTRY32) -> bool,
    known: impl Fn(&winsafe::PROCESSENTRY32) -> T,
) -> Option<T> {
    use winsafe::{HPROCESSLIST, co};
    let mut list = HPROCESSLIST::CreateToolhelp32Snapshot(co::TH32CS::SNAPPROCESS, None).ok()?;
    let found = list.iter_processes().find_map(|entry| entry.ok().filter(|entry| is_it(entry)).map(&known));
    found
}

/// The file name of the program that started this one; nobody double-clicks it elsewhere.
#[cfg(not(windows))]
pub fn program() -> Option<String> {
    None
}
