// The settings editor: Monaco from the BlazorMonaco package, loaded when the settings page is opened for the first time. What it knows of keys, values and
// mistakes comes from the firmware by way of the page.

const base = "_content/BlazorMonaco/lib/monaco-editor/min/vs";
let loading;

function load() {
    loading ??= new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${base}/loader.js`;
        script.onerror = () => reject(new Error("the editor could not be loaded"));
        script.onload = () => {
            window.require.config({ paths: { vs: new URL(base, document.baseURI).href } });
            window.require(["vs/editor/editor.main"], () => resolve(window.monaco), reject);
        };
        document.head.append(script);
    });
    return loading;
}

const language = "devicemailer-settings";
let vocabulary = { sections: [], keys: [], placeholders: [] };

function sectionAt(model, lineNumber) {
    for (let line = lineNumber; line > 0; line--) {
        const match = /^\s*\[\s*([a-z0-9]+)/.exec(model.getLineContent(line));
        if (match) return match[1];
    }
    return "";
}

// What a text may show of other triggers: {cellar.value}.
function valuesOfTriggers(model) {
    const names = [];
    let title = null;
    for (const line of model.getLinesContent()) {
        const section = /^\s*\[\s*([a-z0-9]+)\s*([^\]]*?)\s*\]/.exec(line);
        if (section) title = section[1] === "trigger" ? section[2] : null;
        if (!title || !/^\s*(adc|sensor|within)\s*=/.test(line)) continue;
        names.push(...["value", "unit", "min", "max", "mean"].map(part => `${title}.${part}`));
    }
    return names;
}

const keyOf = (section, name) => vocabulary.keys.find(key => key.section === section && key.name === name);

function suggestions(monaco, model, position) {
    const before = model.getLineContent(position.lineNumber).slice(0, position.column - 1);
    const word = model.getWordUntilPosition(position);
    const range = new monaco.Range(position.lineNumber, word.startColumn, position.lineNumber, word.endColumn);
    const kinds = monaco.languages.CompletionItemKind;
    const section = sectionAt(model, position.lineNumber);
    const value = /^\s*([a-z-]+)\s*=\s*/.exec(before);
    if (/^\s*\[[^\]]*$/.test(before)) {
        return vocabulary.sections.map(name => ({ label: name, kind: kinds.Module, insertText: name === "trigger" ? "trigger " : name, range }));
    }
    if (before.endsWith("{")) {
        return [...vocabulary.placeholders, ...valuesOfTriggers(model)].map(name => ({ label: name, kind: kinds.Variable, insertText: name + "}", range }));
    }
    if (value) {
        const key = keyOf(section, value[1]);
        return (key?.choices ?? []).map(choice => ({ label: choice, kind: kinds.EnumMember, detail: choice === key.default ? "default" : "", insertText: choice, range }));
    }
    return vocabulary.keys.filter(key => key.section === section).map(key => ({
        label: key.name, kind: kinds.Property, detail: key.default ? `default ${key.default}` : "", documentation: `${key.meaning}\n\n${key.expected}`, insertText: `${key.name} = `, range,
        command: key.choices.length ? { id: "editor.action.triggerSuggest", title: "values" } : undefined,
    }));
}

function hover(model, position) {
    const line = model.getLineContent(position.lineNumber);
    const match = /^\s*([a-z-]+)\s*=/.exec(line);
    if (!match) return null;
    const key = keyOf(sectionAt(model, position.lineNumber), match[1]);
    if (!key) return null;
    const known = key.default === null ? "Must be given." : key.default === "" ? "No default." : `Default: \`${key.default}\`.`;
    return { contents: [{ value: `**[${key.section}] ${key.name}**` }, { value: key.meaning }, { value: `Expects ${key.expected}. ${known}` }] };
}

function register(monaco) {
    if (monaco.languages.getLanguages().some(known => known.id === language)) return;
    monaco.languages.register({ id: language });
    monaco.languages.setLanguageConfiguration(language, { comments: { lineComment: "#" }, brackets: [["[", "]"], ["{", "}"]], wordPattern: /[A-Za-z0-9-]+/ });
    monaco.languages.setMonarchTokensProvider(language, {
        tokenizer: {
            root: [
                [/^\s*\[[^\]]*\]/, "type"],
                [/^(\s*)([A-Za-z-]+)(\s*)(=)/, ["", "keyword", "", "delimiter"]],
                [/^\s*[#;].*$/, "comment"],
                [/"/, "string", "@quoted"],
                [/\{[a-z.]+\}/, "variable"],
                [/-?\d+(\.\d+)?\s*(ms|s|min|h|d|KiB|MiB)?\b/, "number"],
            ],
            quoted: [[/\{[a-z.]+\}/, "variable"], [/\\./, "string.escape"], [/[^"\\{]+/, "string"], [/"/, "string", "@pop"], [/./, "string"]],
        },
    });
    monaco.languages.registerCompletionItemProvider(language, {
        triggerCharacters: ["[", "=", " ", "{"],
        provideCompletionItems: (model, position) => ({ suggestions: suggestions(monaco, model, position) }),
    });
    monaco.languages.registerHoverProvider(language, { provideHover: hover });
}

export async function create(element, target, text, words, dark) {
    const monaco = await load();
    vocabulary = words;
    register(monaco);
    const editor = monaco.editor.create(element, {
        value: text, language, theme: dark ? "vs-dark" : "vs", automaticLayout: true, minimap: { enabled: false }, scrollBeyondLastLine: false,
        fontSize: 14, lineNumbersMinChars: 3, wordWrap: "on", tabSize: 4, accessibilitySupport: "auto", ariaLabel: "Settings file", renderWhitespace: "none",
        fixedOverflowWidgets: true, unicodeHighlight: { ambiguousCharacters: false }, tabFocusMode: false,
    });
    let timer;
    editor.onDidChangeModelContent(() => {
        clearTimeout(timer);
        timer = setTimeout(() => target.invokeMethodAsync("Changed", editor.getValue()), 250);
    });
    return {
        value: () => editor.getValue(),
        setValue: value => editor.executeEdits("page", [{ range: editor.getModel().getFullModelRange(), text: value }]),
        insert: value => {
            const model = editor.getModel();
            const last = model.getLineCount();
            const column = model.getLineMaxColumn(last);
            const gap = model.getLineContent(last) === "" ? "" : "\n";
            editor.executeEdits("page", [{ range: new monaco.Range(last, column, last, column), text: `${gap}\n${value}\n` }]);
            editor.revealLine(model.getLineCount());
            editor.focus();
        },
        mark: faults => monaco.editor.setModelMarkers(editor.getModel(), "firmware", faults.map(fault => {
            const model = editor.getModel();
            const line = Math.min(Math.max(fault.line, 1), model.getLineCount());
            const start = fault.column > 0 ? fault.column : model.getLineFirstNonWhitespaceColumn(line) || 1;
            const word = model.getWordAtPosition({ lineNumber: line, column: start });
            const end = fault.length > 0 ? start + fault.length : fault.column > 0 && word ? word.endColumn : model.getLineMaxColumn(line);
            return {
                startLineNumber: line, startColumn: start, endLineNumber: line, endColumn: Math.max(end, start + 1), message: fault.text,
                severity: fault.isWarning ? monaco.MarkerSeverity.Warning : monaco.MarkerSeverity.Error,
            };
        })),
        show: line => { editor.revealLineInCenter(line); editor.setPosition({ lineNumber: line, column: 1 }); editor.focus(); },
        setDark: value => monaco.editor.setTheme(value ? "vs-dark" : "vs"),
        dispose: () => editor.dispose(),
    };
}
