package com.openagents.backroom.hud.browser;

import com.openagents.backroom.schema.event.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;

/// [Fields] over what `JSON.parse` gives.
final class JsFields implements Fields {
    private final JSObject object;

    JsFields(JSObject object) {
        this.object = object;
    }

    @Override
    public @Nullable String text(String name) {
        return Js.text(object, name);
    }

    @Override
    public @Nullable Long number(String name) {
        double value = Js.number(object, name);
        return Double.isNaN(value) ? null : (Long) (long) value;
    }

    @Override
    public @Nullable Boolean flag(String name) {
        int value = Js.flag(object, name);
        return value < 0 ? null : (Boolean) (value == 1);
    }

    @Override
    public @Nullable Fields object(String name) {
        JSObject value = Js.object(object, name);
        return value == null ? null : new JsFields(value);
    }

    @Override
    public List<Fields> objects(String name) {
        return items(Js.array(object, name));
    }

    @Override
    public List<String> texts(String name) {
        JSObject array = Js.array(object, name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < Js.length(array); i++) {
            String text = Js.itemText(array, i);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /// The objects of an array.
    static List<Fields> items(JSObject array) {
        List<Fields> items = new ArrayList<>();
        for (int i = 0; i < Js.length(array); i++) {
            JSObject item = Js.item(array, i);
            if (item != null) {
                items.add(new JsFields(item));
            }
        }
        return items;
    }
}
