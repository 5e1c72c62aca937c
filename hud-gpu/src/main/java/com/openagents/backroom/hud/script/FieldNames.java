package com.openagents.backroom.hud.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Gives fields and methods short names. TeaVM's names of fields are unique in the whole script, which tells a reader
/// much and Brotli nothing: 7 KB of 66.
///
/// - The fields of a class are called `a`, `b`, `c` … after those of the class it extends. Classes that do not extend
///   one another share these names.
/// - Methods that are looked up by name begin with a capital, so that they are no fields.
/// - The fields of a record need no first value: its constructor sets them all.
///
/// It reads TeaVM's output without short names, in which all names of ours in an object begin with `$`.
final class FieldNames {
    private static final String RECORD = "jl_Record";
    private static final String OBJECT = "jl_Object";

    /// Properties of TeaVM's runtime that classes themselves have.
    private static final List<String> KEPT = List.of("$clinit", "$jsException");

    private final Script script;
    private final Map<String, Type> types = new LinkedHashMap<>();

    /// A class.
    ///
    /// @param from where its fields get their first values
    /// @param to where that ends; equal to `from` where there are none
    private record Type(String parent, List<String> fields, int from, int to) {}

    private FieldNames(Script script) {
        this.script = script;
    }

    static Script give(Script script) {
        FieldNames names = new FieldNames(script);
        names.findTypes();
        names.rename();
        return names.withoutValuesOfRecords();
    }

    private void findTypes() {
        for (int name : script.declarations()) {
            if (script.is(name - 1, "function") && script.is(name + 1, "(") && script.is(name + 2, ")")) {
                addWithFields(name);
            } else if (script.is(name + 2, "$rt_classWithoutFields")) {
                String parent = script.is(name + 4, ")") ? OBJECT : script.get(name + 4);
                types.put(script.get(name), new Type(parent, List.of(), 0, 0));
            }
        }
    }

    /// `function X() { let a = this; Y.call(a); a.$f = 0; … }`, or with `this` itself where there is but one field.
    private void addWithFields(int name) {
        int at = name + 4;
        int from = at;
        String self = "this";
        if (script.is(at, "let") && script.is(at + 3, "this")) {
            self = script.get(at + 1);
            at += 5;
        }
        String parent = "";
        if (script.is(at + 2, "call") && script.is(at + 4, self)) {
            parent = script.get(at);
            at += 7;
        }
        List<String> fields = new ArrayList<>();
        while (script.is(at, self) && script.is(at + 1, ".") && script.is(at + 3, "=")) {
            fields.add(script.get(at + 2));
            at = script.find(at, Script.BASE + 1, ";") + 1;
        }
        if (!parent.isEmpty() || script.is(name, OBJECT)) {
            types.put(script.get(name), new Type(parent, fields, from, at));
        }
    }

    private int fieldCount(String name) {
        Type type = types.get(name);
        return type == null ? 0 : fieldCount(type.parent()) + type.fields().size();
    }

    private void rename() {
        Map<String, String> names = new HashMap<>();
        types.forEach((name, type) -> {
            int place = fieldCount(type.parent());
            for (String field : type.fields()) {
                names.put(field, Names.of(place++, Names.SMALL));
            }
        });
        TreeSet<String> methods = new TreeSet<>();
        for (int i = 0; i < script.size(); i++) {
            String property = property(i);
            if (!property.isEmpty() && !names.containsKey(property) && !KEPT.contains(property)) {
                methods.add(property);
            }
        }
        int place = 0;
        for (String method : methods) {
            names.put(method, Names.of(place++, Names.LARGE));
        }
        for (int i = 0; i < script.size(); i++) {
            String fresh = names.get(property(i));
            if (fresh != null) {
                script.set(i, script.is(i - 1, ".") ? fresh : "\"" + fresh + "\"");
            }
        }
    }

    /// The name of ours that a token looks up in an object, as itself or, in a table of methods, as text; else empty.
    private String property(int at) {
        String token = script.get(at);
        if (token.startsWith("$") && script.is(at - 1, ".")) {
            return token;
        }
        boolean isInTable = token.startsWith("\"$") && script.is(at + 1, ",") && ScriptTokens.isName(bare(token));
        return isInTable ? bare(token) : "";
    }

    private static String bare(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }

    private Script withoutValuesOfRecords() {
        List<String> kept = new ArrayList<>();
        int at = 0;
        for (Type type : types.values()) {
            if (type.parent().equals(RECORD) && type.to() > type.from()) {
                kept.addAll(script.tokens().subList(at, type.from()));
                at = type.to();
            }
        }
        kept.addAll(script.tokens().subList(at, script.size()));
        return new Script(kept);
    }
}
