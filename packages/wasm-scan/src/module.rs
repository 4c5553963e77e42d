//! The module as a whole: what it imports, exports and declares.

use std::collections::BTreeMap;

use wasmparser::{
    CompositeInnerType, ExternalKind, FuncType, GlobalType, KnownCustom, MemoryType, Name, NameSectionReader,
    Parser, Payload, Result, TableType, TypeRef,
};

use crate::code::{Body, is_float};
use crate::refusal::{Function, Refusal};
use crate::{Summary, limits};

/// The parts of a module that decide whether it is taken.
#[derive(Default)]
pub(crate) struct Module {
    types: Vec<Option<FuncType>>,
    imports: Vec<(String, String, bool)>,
    imported_functions: u32,
    functions: Vec<u32>,
    tables: Vec<TableType>,
    memories: Vec<MemoryType>,
    globals: Vec<GlobalType>,
    exports: Vec<(String, ExternalKind, u32)>,
    start: Option<u32>,
    bodies: Vec<Body>,
    names: BTreeMap<u32, String>,
}

impl Module {
    pub(crate) fn read(&mut self, parser: Parser, wasm: &[u8]) -> Result<()> {
        for payload in parser.parse_all(wasm) {
            match payload? {
                Payload::TypeSection(section) => {
                    for group in section {
                        self.types.extend(group?.into_types().map(|kind| match kind.composite_type.inner {
                            CompositeInnerType::Func(function) => Some(function),
                            _ => None,
                        }));
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import?;
                        let is_function = matches!(import.ty, TypeRef::Func(_));
                        self.imports.push((import.module.into(), import.name.into(), is_function));
                        self.imported_functions += u32::from(is_function);
                    }
                }
                Payload::FunctionSection(section) => {
                    for kind in section {
                        self.functions.push(kind?);
                    }
                }
                Payload::TableSection(section) => {
                    for table in section {
                        self.tables.push(table?.ty);
                    }
                }
                Payload::MemorySection(section) => {
                    for memory in section {
                        self.memories.push(memory?);
                    }
                }
                Payload::GlobalSection(section) => {
                    for global in section {
                        self.globals.push(global?.ty);
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        self.exports.push((export.name.into(), export.kind, export.index));
                    }
                }
                Payload::StartSection { func, .. } => self.start = Some(func),
                Payload::CodeSectionEntry(body) => self.bodies.push(Body::read(&body)?),
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(names) = section.as_known() {
                        self.read_names(names);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Names are for the reader of a message only: a section that cannot be read is left out.
    fn read_names(&mut self, names: NameSectionReader<'_>) {
        for name in names.into_iter().flatten() {
            if let Name::Function(functions) = name {
                let read = functions.into_iter().flatten();
                self.names.extend(read.map(|naming| (naming.index, naming.name.to_string())));
            }
        }
    }

    pub(crate) fn summary(&self, bytes: usize) -> Summary {
        Summary {
            bytes,
            functions: self.bodies.len(),
            locals: self.bodies.iter().map(|body| body.locals).max().unwrap_or_default(),
            capabilities: self.capabilities().map(str::to_string).collect(),
        }
    }

    /// Everything that speaks against the module, but for what only a validator sees.
    pub(crate) fn judge(&self, refusals: &mut Vec<Refusal>) {
        self.judge_imports(refusals);
        self.judge_exports(refusals);
        self.judge_memory(refusals);
        self.judge_table(refusals);
        self.judge_signatures(refusals);
        for (at, body) in (0..).zip(&self.bodies) {
            judge_body(&self.function(at, body.offset), body, refusals);
        }
        self.judge_totals(refusals);
    }

    fn judge_imports(&self, refusals: &mut Vec<Refusal>) {
        for (module, name, is_function) in &self.imports {
            let offered = module == "env" && limits::HOST_FUNCTIONS.lines().any(|function| function == name);
            if !(offered && *is_function) {
                refusals.push(Refusal::Import { module: module.clone(), name: name.clone() });
            }
        }
    }

    fn judge_exports(&self, refusals: &mut Vec<Refusal>) {
        for name in limits::EXPORTS {
            if !self.exported().any(|export| export == name) {
                refusals.push(Refusal::Export { name });
            }
        }
        let interfaces: Vec<&str> =
            self.exported().filter(|export| export.starts_with("interface_version_")).collect();
        match interfaces.as_slice() {
            [limits::INTERFACE] => {}
            [] => refusals.push(Refusal::Export { name: limits::INTERFACE }),
            other => refusals.push(Refusal::Interface { found: other.join(", ") }),
        }
        for name in self.capabilities().filter(|name| !limits::CAPABILITIES.contains(name)) {
            refusals.push(Refusal::Capability { name: name.to_string() });
        }
        if let Some(index) = self.start {
            refusals.push(Refusal::Shape {
                found: format!("function {index} runs at the start of every call"),
                advice: "no contract needs one; look for a dependency with constructors",
            });
        }
    }

    fn judge_memory(&self, refusals: &mut Vec<Refusal>) {
        let [memory] = self.memories.as_slice() else {
            return refusals.push(Refusal::Shape {
                found: format!("{} memories", self.memories.len()),
                advice: "declare exactly one",
            });
        };
        if memory.initial > limits::PAGES {
            refusals.push(Refusal::Count {
                place: "the memory".into(),
                what: "pages of 64 KiB at the start",
                found: memory.initial,
                most: limits::PAGES,
                advice: "look for a static value of that size",
            });
        }
        if let Some(maximum) = memory.maximum {
            refusals.push(Refusal::Shape {
                found: format!("the memory is limited to {maximum} pages"),
                advice: "the chain sets the limit; leave the linker's --max-memory out",
            });
        }
    }

    fn judge_table(&self, refusals: &mut Vec<Refusal>) {
        let table = match self.tables.as_slice() {
            [] => return,
            [table] => table,
            tables => {
                return refusals.push(Refusal::Shape {
                    found: format!("{} tables", tables.len()),
                    advice: "declare at most one",
                });
            }
        };
        match table.maximum {
            None => refusals.push(Refusal::Shape {
                found: "the table may grow without limit".into(),
                advice: "leave the linker's --growable-table out",
            }),
            Some(maximum) if maximum > limits::TABLE => refusals.push(Refusal::Count {
                place: "the table".into(),
                what: "elements",
                found: maximum,
                most: limits::TABLE,
                advice: "fewer functions may be called through an address (trait objects, fn pointers)",
            }),
            Some(_) => {}
        }
    }

    fn judge_signatures(&self, refusals: &mut Vec<Refusal>) {
        for (index, kind) in self.types.iter().enumerate() {
            let Some(kind) = kind else { continue };
            for (what, values) in [("a parameter", kind.params()), ("a result", kind.results())] {
                refusals.extend(values.iter().filter(|value| is_float(**value)).map(|value| {
                    Refusal::FloatType { place: format!("{what} of type {index}"), kind: value.to_string() }
                }));
            }
            let sides = [
                ("parameters", kind.params(), limits::PARAMETERS),
                ("results", kind.results(), limits::RESULTS),
            ];
            refusals.extend(sides.into_iter().filter(|(_, values, most)| values.len() > *most).map(
                |(what, values, most)| Refusal::Count {
                    place: format!("type {index}"),
                    what,
                    found: values.len() as u64,
                    most: most as u64,
                    advice: "hand over a structure by reference",
                },
            ));
        }
        for (index, global) in self.globals.iter().enumerate() {
            if is_float(global.content_type) {
                refusals.push(Refusal::FloatType {
                    place: format!("global {index}"),
                    kind: global.content_type.to_string(),
                });
            }
        }
    }

    fn judge_totals(&self, refusals: &mut Vec<Refusal>) {
        let locals = self.bodies.iter().map(|body| body.locals).sum::<usize>();
        let parameters = self.functions.iter().map(|kind| self.parameters(*kind)).sum::<usize>();
        for (what, found, most) in [
            ("imports", self.imports.len(), limits::IMPORTS),
            ("functions", self.bodies.len(), limits::FUNCTIONS),
            ("locals of all functions", locals, limits::ALL_LOCALS),
            ("parameters of all functions", parameters, limits::ALL_PARAMETERS),
        ] {
            if found > most {
                refusals.push(Refusal::Count {
                    place: "the module".into(),
                    what,
                    found: found as u64,
                    most: most as u64,
                    advice: "make it smaller: fewer generic instances, fewer dependencies",
                });
            }
        }
    }

    fn parameters(&self, kind: u32) -> usize {
        self.types.get(kind as usize).and_then(Option::as_ref).map_or(0, |kind| kind.params().len())
    }

    /// The function whose body is the `at`-th.
    fn function(&self, at: u32, offset: u64) -> Function {
        let index = self.imported_functions + at;
        let exported = || {
            let mut exports = self.exports.iter();
            exports.find(|export| (export.1, export.2) == (ExternalKind::Func, index)).map(|export| &export.0)
        };
        Function { index, name: self.names.get(&index).or_else(exported).cloned(), offset }
    }

    /// Names of the exported functions.
    fn exported(&self) -> impl Iterator<Item = &str> {
        let functions = self.exports.iter().filter(|export| export.1 == ExternalKind::Func);
        functions.map(|export| export.0.as_str())
    }

    fn capabilities(&self) -> impl Iterator<Item = &str> {
        self.exported().filter_map(|export| export.strip_prefix("requires_"))
    }
}

fn judge_body(function: &Function, body: &Body, refusals: &mut Vec<Refusal>) {
    if body.locals > limits::LOCALS {
        refusals.push(Refusal::Count {
            place: function.to_string(),
            what: "locals",
            found: body.locals as u64,
            most: limits::LOCALS as u64,
            advice: "split the function, call its parts through apart!, or compile its crate with opt-level \"s\"",
        });
    }
    refusals.extend(
        body.floats.iter().map(|kind| Refusal::FloatType {
            place: format!("a local of {function}"),
            kind: kind.to_string(),
        }),
    );
    for (instruction, found) in &body.refused {
        let (function, instruction) = (function.clone(), instruction.clone());
        refusals.push(if found.proposal == "mvp" {
            Refusal::FloatInstruction { function, instruction, count: found.count, offset: found.offset }
        } else {
            let proposal = found.proposal.to_string();
            Refusal::Instruction { function, instruction, proposal, count: found.count, offset: found.offset }
        });
    }
}
