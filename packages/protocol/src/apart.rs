//! [`apart!`](crate::apart!): a call that stays a call.

/// Calls a function through its address: `apart!(function; argument, ...)`.
///
/// Optimisers of wasm inline every function that is called from one place, so that a whole message, from its JSON to the
/// last digit of the mathematics, becomes one function; and the VM refuses functions with more than 100 locals. What
/// is called through its address they leave where it is. It costs nothing that could be measured.
#[macro_export]
macro_rules! apart {
    ($function:path; $($argument:expr),* $(,)?) => {{
        let function: fn($($crate::apart!(@ $argument)),*) -> _ = $function;
        ::core::hint::black_box(function)($($argument),*)
    }};
    (@ $argument:expr) => { _ };
}
