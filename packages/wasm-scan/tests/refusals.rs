//! Each thing that is refused, in the smallest contract that has it.
#![allow(clippy::expect_used, clippy::panic, reason = "what fails here fails the test")]

use allora_wasm_scan::{MAX_BYTES, Refusal, Summary, scan};

/// A contract that passes, with more fields: imports stand at the beginning of a module, so they have their own place.
fn with(imports: &str, fields: &str) -> Vec<u8> {
    built(imports, "(memory 1)", fields)
}

fn built(imports: &str, memory: &str, fields: &str) -> Vec<u8> {
    let text = format!(
        r#"(module {imports} {memory}
            (func (export "allocate") (param i32) (result i32) local.get 0)
            (func (export "deallocate") (param i32))
            (func (export "instantiate") (param i32 i32 i32) (result i32) local.get 0)
            (func (export "interface_version_8"))
            {fields})"#
    );
    wat::parse_str(text).expect("the test's module is wrong")
}

fn refusals(wasm: &[u8]) -> Vec<Refusal> {
    scan(wasm, MAX_BYTES).expect_err("it was taken")
}

/// The only refusal, as text.
fn refusal(wasm: &[u8]) -> String {
    match refusals(wasm).as_slice() {
        [one] => one.to_string(),
        other => panic!("expected one refusal: {other:#?}"),
    }
}

fn assert_says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is missing in: {text}");
    }
}

#[test]
fn a_contract_of_the_mvp_with_sign_extensions_and_host_functions_passes() {
    let wasm = with(
        r#"(import "env" "db_read" (func (param i32) (result i32)))"#,
        r#"(table 2500 2500 funcref) (global (mut i64) (i64.const 0)) (export "g" (global 0))
           (func (export "requires_iterator")) (func (export "requires_cosmwasm_1_4"))
           (func (param i32) (result i32) (local i64 i64 i32) local.get 0 i32.extend8_s)"#,
    );
    let summary = scan(&wasm, MAX_BYTES).expect("it should pass");
    let capabilities = vec!["iterator".to_string(), "cosmwasm_1_4".to_string()];
    assert_eq!(summary, Summary { bytes: wasm.len(), functions: 7, locals: 3, capabilities });
}

#[test]
fn a_file_above_the_limit_is_refused_and_at_the_limit_it_is_not() {
    let wasm = with("", "");
    assert!(scan(&wasm, wasm.len()).is_ok());
    let text = scan(&wasm, wasm.len() - 1).expect_err("it was taken")[0].to_string();
    assert_says(&text, &[&format!("{} bytes, at most {}", wasm.len(), wasm.len() - 1), "--max-bytes"]);
}

#[test]
fn bytes_that_are_no_module_are_refused() {
    assert_says(&refusal(b"\0asm\x02\0\0\0"), &["byte 4", "build-wasm.sh"]);
    let whole = with("", "");
    assert_says(&refusal(&whole[..whole.len() - 1]), &["byte", "build-wasm.sh"]);
}

#[test]
fn instructions_after_the_mvp_are_named_with_their_function_and_counted() {
    let text = refusal(&with(
        "",
        r#"(func $moves (export "moves")
             (memory.copy (i32.const 0) (i32.const 8) (i32.const 4))
             (memory.copy (i32.const 0) (i32.const 8) (i32.const 4)))"#,
    ));
    assert_says(&text, &["function 4 (moves)", "2 x memory.copy", "bulk_memory", "build-wasm.sh"]);

    let text = refusal(&with("", "(func (drop (ref.null func)))"));
    assert_says(&text, &["function 4", "ref_null", "reference_types"]);

    let text = refusal(&with("", "(func (result i32) (i32.trunc_sat_f32_s (unreachable)))"));
    assert_says(&text, &["i32.trunc_sat_f32_s", "saturating_float_to_int"]);
}

#[test]
fn a_table_number_in_the_long_form_of_reference_types_is_refused() {
    // Body: i32.const 0, call_indirect of type 0 and table 0, end. The table's number 0 is written in two bytes.
    let section = |id: u8, content: &[u8]| [&[id, content.len() as u8], content].concat();
    let body = [0x00, 0x41, 0x00, 0x11, 0x00, 0x80, 0x00, 0x0b];
    let code = [&[0x01, body.len() as u8], body.as_slice()].concat();
    let (types, functions) = (section(1, &[0x01, 0x60, 0x00, 0x00]), section(3, &[0x01, 0x00]));
    let (table, memory) = (section(4, &[0x01, 0x70, 0x01, 0x01, 0x01]), section(5, &[0x01, 0x00, 0x01]));
    let names = ["allocate", "deallocate", "instantiate", "interface_version_8"];
    let exports = names.iter().flat_map(|name| [&[name.len() as u8], name.as_bytes(), &[0, 0]].concat());
    let exports = section(7, &[4].into_iter().chain(exports).collect::<Vec<u8>>());
    let start = b"\0asm\x01\0\0\0".to_vec();
    let wasm = [start, types, functions, table, memory, exports, section(10, &code)].concat();
    assert_says(&refusal(&wasm), &["byte", "zero byte expected", "build-wasm.sh"]);
}

#[test]
fn instructions_of_floats_are_refused() {
    let text = refusal(&with("", r#"(func (export "mean") (drop (f64.load (i32.const 0))))"#));
    assert_says(&text, &["function 4 (mean)", "1 x f64.load", "cw-number"]);
    let all = refusals(&with("", "(func $named (drop (f32.add (f32.const 1) (f32.const 2))))"));
    let counted: Vec<_> = all
        .iter()
        .map(|refusal| match refusal {
            Refusal::FloatInstruction { instruction, count, .. } => (instruction.as_str(), *count),
            other => panic!("another refusal: {other}"),
        })
        .collect();
    assert_eq!(counted, [("f32.add", 1), ("f32.const", 2)]);
}

#[test]
fn floats_among_parameters_results_locals_and_globals_are_refused() {
    assert_says(&refusal(&with("", "(func (param f32))")), &["a parameter of type", "holds an f32"]);
    assert_says(&refusal(&with("", "(func (result f64) unreachable)")), &["a result of type", "f64"]);
    assert_says(&refusal(&with("", "(func (local i32 f64))")), &["a local of function 4", "f64"]);
    assert_says(&refusal(&with(r#"(import "env" "debug" (func (param f32)))"#, "")), &["a parameter", "f32"]);
    assert_says(&refusal(&with("", "(global f32 (f32.const 0))")), &["global 0", "f32"]);
}

#[test]
fn imports_outside_the_host_functions_of_1_5_are_refused() {
    let text = refusal(&with(r#"(import "env" "secp256r1_verify" (func (param i32) (result i32)))"#, ""));
    assert_says(&text, &["env.secp256r1_verify", "1.5", "cosmwasm_2_0"]);
    let text = refusal(&with(r#"(import "wasi" "db_read" (func (param i32) (result i32)))"#, ""));
    assert_says(&text, &["wasi.db_read"]);
    let text = refusal(&with(r#"(import "env" "db_read" (global i32))"#, ""));
    assert_says(&text, &["env.db_read"]);
}

#[test]
fn more_than_100_imports_are_refused_also_of_the_same_function() {
    let imports = |count: usize| with(&r#"(import "env" "abort" (func (param i32)))"#.repeat(count), "");
    assert!(scan(&imports(100), MAX_BYTES).is_ok());
    assert_says(&refusal(&imports(101)), &["101 imports", "at most 100"]);
}

#[test]
fn capabilities_that_1_5_lacks_are_refused() {
    let text = refusal(&with("", r#"(func (export "requires_cosmwasm_2_0"))"#));
    assert_says(&text, &["capability cosmwasm_2_0", "turn off the feature cosmwasm_2_0"]);
}

#[test]
fn a_contract_without_the_exports_that_the_vm_calls_is_refused() {
    let wasm = wat::parse_str("(module (memory 1))").expect("a module");
    let texts: Vec<String> = refusals(&wasm).iter().map(Refusal::to_string).collect();
    let missing = ["allocate", "deallocate", "instantiate", "interface_version_8"];
    assert_eq!(texts.len(), missing.len());
    for (text, name) in texts.iter().zip(missing) {
        assert_says(text, &[&format!("does not export {name}"), "library"]);
    }
}

#[test]
fn a_second_interface_is_refused() {
    let text = refusal(&with("", r#"(func (export "interface_version_7"))"#));
    assert_says(&text, &["interface_version_8, interface_version_7", "once"]);
}

#[test]
fn a_function_with_more_than_100_locals_is_refused_and_named() {
    let function = |locals: usize| {
        let locals = "i32 ".repeat(locals);
        with("", &format!("(func $wide (param i32 i32) (local {locals}))"))
    };
    assert!(scan(&function(100), MAX_BYTES).is_ok());
    assert_says(&refusal(&function(101)), &["function 4", "101 locals", "at most 100", "apart!"]);
}

#[test]
fn more_than_10_000_locals_in_all_are_refused() {
    let functions = |count: usize| with("", &format!("(func (local {}))", "i64 ".repeat(100)).repeat(count));
    assert!(scan(&functions(100), MAX_BYTES).is_ok());
    assert_says(&refusal(&functions(101)), &["10100 locals of all functions", "at most 10000"]);
}

#[test]
fn more_than_10_000_functions_are_refused() {
    let functions = |count: usize| with("", &"(func)".repeat(count - 4));
    assert!(scan(&functions(10_000), MAX_BYTES).is_ok());
    assert_says(&refusal(&functions(10_001)), &["10001 functions", "at most 10000"]);
}

#[test]
fn many_parameters_and_more_than_one_result_are_refused() {
    let parameters = |count: usize| with("", &format!("(func (param {}))", "i32 ".repeat(count)));
    assert!(scan(&parameters(50), MAX_BYTES).is_ok());
    assert_says(&refusal(&parameters(51)), &["51 parameters", "at most 50"]);
    let many = format!("(func (param {}))", "i32 ".repeat(50)).repeat(200);
    assert_says(&refusal(&with("", &many)), &["10005 parameters of all functions"]);
    let text = refusal(&with("", "(func (result i32 i32) unreachable)"));
    assert_says(&text, &["2 results", "at most 1"]);
}

#[test]
fn tables_without_end_too_large_or_many_are_refused() {
    assert_says(&refusal(&with("", "(table 1 funcref)")), &["without limit", "--growable-table"]);
    assert_says(&refusal(&with("", "(table 1 2501 funcref)")), &["2501 elements", "at most 2500"]);
    assert_says(&refusal(&with("", "(table 1 1 funcref) (table 1 1 funcref)")), &["2 tables"]);
}

#[test]
fn memories_too_large_limited_missing_or_many_are_refused() {
    assert_says(&refusal(&built("", "(memory 513)", "")), &["513 pages", "at most 512"]);
    assert_says(&refusal(&built("", "(memory 1 20)", "")), &["limited to 20 pages", "--max-memory"]);
    assert_says(&refusal(&built("", "", "")), &["0 memories"]);
    assert_says(&refusal(&built("", "(memory 1) (memory 1)", "")), &["2 memories"]);
}

#[test]
fn a_start_function_is_refused() {
    assert_says(&refusal(&with("", "(func $begin) (start $begin)")), &["function 4 runs at the start"]);
}
