package com.openagents.backroom.hud.state;

import java.util.ArrayList;
import java.util.List;

/// The end of a list. A view of it would do, but views weigh much in the page's script.
public final class Newest {
    private Newest() {}

    /// The last `count` elements, or all when there are fewer.
    public static <T> List<T> of(List<T> list, int count) {
        List<T> newest = new ArrayList<>();
        for (int i = Math.max(0, list.size() - count); i < list.size(); i++) {
            newest.add(list.get(i));
        }
        return newest;
    }
}
