package com.openagents.backroom.hud.browser.canvas;

import com.openagents.backroom.hud.browser.Happening;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;

/// What the canvas over the page asks of the browser. Styles are set one by one through the object model, which a
/// strict policy allows.
final class Dom {
    private Dom() {}

    /// A box has another size, in device px.
    @JSFunctor
    interface Resizing extends JSObject {
        void resize(int widthPx, int heightPx);
    }

    /// The bytes of a file.
    @JSFunctor
    interface Loading extends JSObject {
        void load(@JSByRef byte[] bytes);
    }

    @JSBody(script = "return window.devicePixelRatio;")
    static native double pixelRatio();

    @JSBody(
            params = {"mediaQuery", "onChange"},
            script = "matchMedia(mediaQuery).addEventListener('change', onChange);")
    static native void onMatch(String mediaQuery, Happening onChange);

    /// Lays the stage over the page's panels, down to what stands under them. False while a part of them is scrolled
    /// away.
    @JSBody(
            params = "stageElement",
            script = "var pagePanels = document.querySelector('#hud > main');"
                    + "var pageFoot = pagePanels && pagePanels.nextElementSibling;"
                    + "if (!pagePanels || !pageFoot || scrollY > 0) { return false; }"
                    + "var stageTop = pagePanels.getBoundingClientRect().top;"
                    + "var stageHeight = pageFoot.getBoundingClientRect().top - stageTop;"
                    + "stageElement.style.top = stageTop + 'px';"
                    + "stageElement.style.height = Math.max(1, stageHeight) + 'px';"
                    + "return true;")
    static native boolean place(HTMLElement stageElement);

    /// Tells the size of a canvas in device px, now and whenever it changes.
    ///
    /// The browser's own count of px is exact where an edge falls between two; it is left where a browser does not
    /// count, or counts px of another ratio, as Chromium does for a device that it only plays.
    @JSBody(
            params = {"canvasElement", "onResize"},
            script = "var sizeObserver = new ResizeObserver(function(resizeEntries) {"
                    + "  var resizeEntry = resizeEntries[0];"
                    + "  var countedPixels = (resizeEntry.devicePixelContentBoxSize || [{}])[0];"
                    + "  function pixels(cssPixels, counted) {"
                    + "    var scaled = cssPixels * devicePixelRatio;"
                    + "    return Math.abs(counted - scaled) < 1 ? counted : Math.round(scaled);"
                    + "  }"
                    + "  onResize(pixels(resizeEntry.contentRect.width, countedPixels.inlineSize),"
                    + "    pixels(resizeEntry.contentRect.height, countedPixels.blockSize));"
                    + "});"
                    + "try { sizeObserver.observe(canvasElement, {box: 'device-pixel-content-box'}); }"
                    + "catch (unknownBox) { sizeObserver.observe(canvasElement); }")
    static native void onSize(HTMLElement canvasElement, Resizing onResize);

    /// Fetches a file of ours; one that does not come is reported and left out.
    @JSBody(
            params = {"fileUrl", "onLoad"},
            script =
                    "fetch(fileUrl).then(function(fileResponse) {"
                            + "  if (!fileResponse.ok) { throw new Error('answer ' + fileResponse.status); }"
                            + "  return fileResponse.arrayBuffer();"
                            + "}).then(function(fileBuffer) { onLoad(new Int8Array(fileBuffer)); })"
                            + ".catch(function(fileError) { console.error('backroom: ' + fileUrl + ': ' + fileError.message); });")
    static native void fetch(String fileUrl, Loading onLoad);

    @JSBody(
            params = {"targetElement", "eventName", "onEvent"},
            script = "targetElement.addEventListener(eventName, onEvent);")
    static native void on(JSObject targetElement, String eventName, Happening onEvent);

    /// Calls back when a context is lost, and asks for another.
    @JSBody(
            params = {"canvasElement", "onLoss"},
            script = "canvasElement.addEventListener('webglcontextlost', function(lossEvent) {"
                    + " lossEvent.preventDefault(); onLoss(); });")
    static native void onContextLost(HTMLElement canvasElement, Happening onLoss);

    @JSBody(script = "return window;")
    static native JSObject window();

    /// Calls back when the reader turns to the page itself: moves the focus into it by keyboard, or is about to search.
    @JSBody(
            params = "onTurn",
            script = "document.addEventListener('focusin', function(focusEvent) {"
                    + "  if (focusEvent.target.closest('#hud > main')"
                    + "      && focusEvent.target.matches(':focus-visible')) { onTurn(); } });"
                    + "document.addEventListener('keydown', function(keyEvent) {"
                    + "  if (keyEvent.key === 'F3' || ((keyEvent.ctrlKey || keyEvent.metaKey) && keyEvent.key === 'f')) {"
                    + "    onTurn(); } });")
    static native void onTurnToPage(Happening onTurn);

    /// Calls back when the reader is done with the page itself: clicks with a pointer and has no text selected.
    @JSBody(
            params = "onReturn",
            script = "document.addEventListener('click', function(clickEvent) {"
                    + "  if (clickEvent.detail > 0 && getSelection().isCollapsed) { onReturn(); } });")
    static native void onReturnToCanvas(Happening onReturn);

    /// True while text on the stage is selected.
    @JSBody(
            params = "stageElement",
            script = "var textSelection = getSelection();"
                    + "return !textSelection.isCollapsed && stageElement.contains(textSelection.anchorNode);")
    static native boolean hasSelection(HTMLElement stageElement);

    /// Adds an element that lies where it is told to.
    @JSBody(
            params = {"parentElement", "tagName", "className", "nextSibling"},
            script = "var childElement = document.createElement(tagName);"
                    + "childElement.className = className;"
                    + "parentElement.insertBefore(childElement, nextSibling);"
                    + "return childElement;")
    static native HTMLElement add(
            HTMLElement parentElement, String tagName, String className, @Nullable HTMLElement nextSibling);

    @JSBody(
            params = {"placedElement", "leftPx", "topPx", "widthPx", "heightPx"},
            script = "var placedStyle = placedElement.style;"
                    + "placedStyle.left = leftPx + 'px'; placedStyle.top = topPx + 'px';"
                    + "placedStyle.width = widthPx + 'px'; placedStyle.height = heightPx + 'px';")
    static native void box(HTMLElement placedElement, double leftPx, double topPx, double widthPx, double heightPx);

    @JSBody(
            params = {"linkElement", "linkUrl"},
            script = "linkElement.href = linkUrl; linkElement.target = '_blank'; linkElement.tabIndex = -1;"
                    + "linkElement.rel = 'noopener noreferrer nofollow ugc';")
    static native void link(HTMLElement linkElement, String linkUrl);

    @JSBody(params = "scrollElement", script = "return scrollElement.scrollTop;")
    static native double scrollTop(HTMLElement scrollElement);

    @JSBody(
            params = {"scrollElement", "topPx"},
            script = "scrollElement.scrollTop = topPx;")
    static native void scrollTo(HTMLElement scrollElement, double topPx);

    /// Empties a line of text but for the end of line that is copied with it, and sets the distance of its text from
    /// its
    /// upper edge.
    @JSBody(
            params = {"lineElement", "topPx"},
            script = "lineElement.textContent = '\\n'; lineElement.style.paddingTop = topPx + 'px';")
    static native void startLine(HTMLElement lineElement, double topPx);

    /// Adds a run to a line: `gapPx` right of the run before, with a blank that is copied with it where it says so.
    @JSBody(
            params = {"lineElement", "runText", "runWeight", "runSize", "runFamily", "spacingPx", "gapPx", "hasBlank"},
            script = "var runElement = document.createElement('span');"
                    + "if (hasBlank) { lineElement.insertBefore(document.createTextNode(' '), lineElement.lastChild); }"
                    + "runElement.textContent = runText;"
                    + "runElement.style.font = runWeight + ' ' + runSize + 'px/16px ' + runFamily;"
                    + "runElement.style.letterSpacing = spacingPx + 'px';"
                    + "runElement.style.marginLeft = gapPx + 'px';"
                    + "lineElement.insertBefore(runElement, lineElement.lastChild);")
    static native void addRun(
            HTMLElement lineElement,
            String runText,
            int runWeight,
            double runSize,
            String runFamily,
            double spacingPx,
            double gapPx,
            boolean hasBlank);
}
