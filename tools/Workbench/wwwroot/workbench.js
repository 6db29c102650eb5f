// What the page needs of the browser beyond Blazor: the theme that was chosen, buttons that are held, and the settings editor.

window.workbench = (() => {
    const themeKey = "workbench-theme";

    const readTheme = () => { try { return localStorage.getItem(themeKey) ?? ""; } catch { return ""; } };
    const writeTheme = value => { try { localStorage.setItem(themeKey, value); } catch { /* private window: not kept */ } };

    // A button that is down as long as the finger, the mouse or the space bar is.
    function hold(element, target) {
        if (!element || element.dataset.holds) return;
        element.dataset.holds = "true";
        let down = false;
        const change = value => {
            if (down === value) return;
            down = value;
            element.setAttribute("aria-pressed", String(value));
            target.invokeMethodAsync(value ? "Down" : "Up").catch(() => { });
        };
        element.addEventListener("pointerdown", e => { if (e.button === 0) { element.setPointerCapture(e.pointerId); change(true); } });
        for (const end of ["pointerup", "pointercancel", "lostpointercapture", "blur"]) element.addEventListener(end, () => change(false));
        element.addEventListener("keydown", e => { if ((e.key === " " || e.key === "Enter") && !e.repeat) { e.preventDefault(); change(true); } });
        element.addEventListener("keyup", e => { if (e.key === " " || e.key === "Enter") { e.preventDefault(); change(false); } });
    }

    function save(name, text) {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
        link.download = name;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    }

    // Follows the end, unless somebody has scrolled up to read.
    function toEnd(element) {
        if (!element) return;
        if (!element.follows) {
            element.follows = { isAway: false };
            element.addEventListener("scroll", () => { element.follows.isAway = element.scrollHeight - element.scrollTop - element.clientHeight > 120; });
        }
        if (!element.follows.isAway) element.scrollTop = element.scrollHeight;
    }

    return { readTheme, writeTheme, hold, save, toEnd };
})();
