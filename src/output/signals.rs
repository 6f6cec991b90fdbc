//! A run that is told to stop leaves nothing half-written behind.

/// From now on, being told to stop (Ctrl-C, the end of the session, `kill`) first takes away what is half-written.
///
/// Elsewhere than on Unix, the next run takes it away.
pub fn leave_nothing_behind() {
    #[cfg(unix)]
    unix::leave_nothing_behind();
}

#[cfg(unix)]
mod unix {
    use std::sync::Arc;
    use std::thread;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU, SIGXFSZ};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use super::super::part;

    pub(super) fn leave_nothing_behind() {
        // A run that was started to outlive its session, as by nohup, goes on doing so.
        let signals = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU]
            .into_iter()
            .filter(|signal| !is_ignored(*signal))
            .collect::<Vec<_>>();
        // A file that grows beyond what the system allows is then a failure to write it, and told as such.
        let _ = signal_hook::flag::register(SIGXFSZ, Arc::default());
        // Without a thread to spare, the next run takes away what this one leaves.
        drop(thread::Builder::new().name("stop".into()).spawn(move || {
            let Ok(mut signals) = Signals::new(signals) else { return };
            for signal in signals.forever() {
                let _none_is_made = part::remove_all();
                // Ends the process the way the signal would have, so that shells see what happened.
                let _ = emulate_default_handler(signal);
            }
        }));
    }

    /// Whether whoever started the program had it ignore a signal, where the system tells.
    fn is_ignored(signal: i32) -> bool {
        std::fs::read_to_string("/proc/self/status").is_ok_and(|status| is_ignored_in(&status, signal))
    }

    /// The same, from what Linux says of a process.
    fn is_ignored_in(status: &str, signal: i32) -> bool {
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        let mask = mask.and_then(|digits| u64::from_str_radix(digits.trim(), 16).ok()).unwrap_or(0);
        mask >> (signal - 1) & 1 == 1
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn ignored_signals_are_read_from_the_mask() {
            let status = "Name:\tx\nSigBlk:\t0000000000000003\nSigIgn:\t0000000000001001\nSigCgt:\t0000000000000002\n";
            assert!(is_ignored_in(status, SIGHUP));
            assert!(!is_ignored_in(status, SIGINT));
            assert!(!is_ignored_in("", SIGHUP));
        }
    }
}
