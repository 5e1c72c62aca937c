package com.openagents.backroom.hud.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.xml.Element;
import org.teavm.jso.dom.xml.Node;

/// What the scripts ask of the browser beyond TeaVM's own interfaces. Names of parameters are long on purpose: short
/// ones can collide when the output is minified.
public final class Js {
    private Js() {}

    @JSBody(params = "jsonText", script = "return JSON.parse(jsonText);")
    public static native JSObject parse(String jsonText);

    @JSBody(
            params = {"holderObject", "fieldName"},
            script = "var fieldValue = holderObject[fieldName];"
                    + "return typeof fieldValue === 'string' ? fieldValue : null;")
    static native @Nullable String text(JSObject holderObject, String fieldName);

    @JSBody(
            params = {"holderObject", "fieldName"},
            script = "var fieldValue = holderObject[fieldName];"
                    + "return Number.isInteger(fieldValue) ? fieldValue : NaN;")
    static native double number(JSObject holderObject, String fieldName);

    /// 1 for true, 0 for false, −1 for anything else.
    @JSBody(
            params = {"holderObject", "fieldName"},
            script = "var fieldValue = holderObject[fieldName];"
                    + "return fieldValue === true ? 1 : fieldValue === false ? 0 : -1;")
    static native int flag(JSObject holderObject, String fieldName);

    @JSBody(
            params = {"holderObject", "fieldName"},
            script = "var fieldValue = holderObject[fieldName];"
                    + "return fieldValue && typeof fieldValue === 'object' && !Array.isArray(fieldValue)"
                    + " ? fieldValue : null;")
    static native @Nullable JSObject object(JSObject holderObject, String fieldName);

    @JSBody(
            params = {"holderObject", "fieldName"},
            script = "var fieldValue = holderObject[fieldName]; return Array.isArray(fieldValue) ? fieldValue : [];")
    static native JSObject array(JSObject holderObject, String fieldName);

    @JSBody(params = "arrayObject", script = "return arrayObject.length;")
    static native int length(JSObject arrayObject);

    @JSBody(
            params = {"arrayObject", "itemIndex"},
            script = "var itemValue = arrayObject[itemIndex];"
                    + "return itemValue && typeof itemValue === 'object' ? itemValue : null;")
    static native @Nullable JSObject item(JSObject arrayObject, int itemIndex);

    @JSBody(
            params = {"arrayObject", "itemIndex"},
            script = "var itemValue = arrayObject[itemIndex]; return typeof itemValue === 'string' ? itemValue : null;")
    static native @Nullable String itemText(JSObject arrayObject, int itemIndex);

    @JSBody(params = "dataName", script = "return document.body.getAttribute('data-' + dataName);")
    public static native @Nullable String bodyData(String dataName);

    /// What the page follows; empty when nothing.
    ///
    /// @param momentMillis where a replay that plays goes on, since 1970; 0 for where the page says
    @JSBody(
            params = "momentMillis",
            script = "var streamUrl = document.body.getAttribute('data-stream') || '';"
                    + "return momentMillis && /replay=[1-9]/.test(streamUrl)"
                    + " ? streamUrl.replace(/&at=[^&]*|$/, '&at=' + new Date(momentMillis).toISOString()) : streamUrl;")
    static native String streamUrl(double momentMillis);

    @JSBody(script = "return Date.now();")
    static native double nowMillis();

    @JSBody(script = "return Math.random();")
    static native double random();

    /// Whether nobody sees the page.
    @JSBody(script = "return document.hidden;")
    static native boolean isHidden();

    /// Whether its reader holds the page still, which then takes nothing in.
    @JSBody(script = "return !!window.backroomHeld;")
    static native boolean isHeld();

    /// Tells the reader's tools what came in meanwhile.
    ///
    /// @param foldedSeq how far the log is folded
    @JSBody(
            params = {"messageType", "messageText", "foldedSeq"},
            script = "backroomHeld(messageType, messageText, foldedSeq);")
    static native void hold(String messageType, String messageText, double foldedSeq);

    @JSBody(params = "pageTitle", script = "if (document.title !== pageTitle) { document.title = pageTitle; }")
    static native void title(String pageTitle);

    /// Whether a media query holds.
    @JSBody(params = "mediaQuery", script = "return matchMedia(mediaQuery).matches;")
    public static native boolean matches(String mediaQuery);

    /// Marks the whole page for its style sheet.
    @JSBody(
            params = {"className", "isSet"},
            script = "document.documentElement.classList.toggle(className, isSet);")
    public static native void mark(String className, boolean isSet);

    @JSBody(
            params = {"namespaceUri", "tagName"},
            script = "return namespaceUri ? document.createElementNS(namespaceUri, tagName)"
                    + " : document.createElement(tagName);")
    static native Element createElement(@Nullable String namespaceUri, String tagName);

    @JSBody(params = "textContent", script = "return document.createTextNode(textContent);")
    static native Node createText(String textContent);

    @JSBody(
            params = {"firstObject", "secondObject"},
            script = "return firstObject === secondObject;")
    static native boolean isSame(JSObject firstObject, @Nullable JSObject secondObject);

    @JSBody(params = "elementId", script = "return document.getElementById(elementId);")
    static native @Nullable Element byId(String elementId);

    @JSBody(
            params = {"oldNode", "newNode"},
            script = "oldNode.parentNode.replaceChild(newNode, oldNode);")
    static native void replace(Node oldNode, Node newNode);

    /// The boxes that scroll and whose reader stands within so many px of the end.
    @JSBody(
            params = "stickPixels",
            script =
                    "return Array.prototype.filter.call(document.querySelectorAll('#hud .scroll'), function(scrollBox) {"
                            + "return scrollBox.scrollHeight - scrollBox.scrollTop - scrollBox.clientHeight <= stickPixels; });")
    static native JSObject boxesAtEnd(double stickPixels);

    @JSBody(
            params = "scrollBoxes",
            script = "scrollBoxes.forEach(function(scrollBox) { scrollBox.scrollTop = scrollBox.scrollHeight; });")
    static native void scrollToEnd(JSObject scrollBoxes);

    @JSBody(params = "messageText", script = "console.error('backroom: ' + messageText);")
    public static native void report(String messageText);

    /// Calls back when the server says that this page is not there any more. A stream that broke does not tell why.
    @JSBody(
            params = "onGone",
            script = "fetch(location.pathname, {method: 'HEAD', cache: 'no-store'}).then(function(pageAnswer) {"
                    + "  if (pageAnswer.status === 404) { onGone(); } }, function() {});")
    static native void whenGone(Happening onGone);
}
