package com.openagents.backroom.schema.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A view of one JSON object by field name. The server has it over a library's tree, the browser over `JSON.parse`.
/// A field that is absent, null or of another type reads as null or as an empty list.
public interface Fields {
    @Nullable String text(String name);

    /// A whole number; a number with a fraction reads as null.
    @Nullable Long number(String name);

    @Nullable Boolean flag(String name);

    @Nullable Fields object(String name);

    List<Fields> objects(String name);

    List<String> texts(String name);
}
