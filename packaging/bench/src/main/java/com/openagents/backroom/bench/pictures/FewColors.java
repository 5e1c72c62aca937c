package com.openagents.backroom.bench.pictures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A picture's palette of at most 256 colours, so that its file is a third of the size.
///
/// First come the most frequent colours, which stay as they are; then those that lie far from all of them, so that a
/// small mark keeps its hue; then, closer and closer, those between them: edges of letters, mostly.
final class FewColors {
    static final int MAX = 256;

    private static final int RGB = 0xffffff;

    /// The grounds, lines and texts of a screen.
    private static final int KEPT = 64;

    /// Squared distances in the cube of 256 x 256 x 256, one for each round of choosing.
    private static final int[] APART = {4_000, 1_000, 250, 60, 15, 0};

    private final List<Integer> chosen = new ArrayList<>();
    private final Map<Integer, Integer> places = new HashMap<>();

    /// The colours of a picture.
    ///
    /// @param argb a px each; alpha does not count
    FewColors(int[] argb) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int px : argb) {
            counts.merge(px & RGB, 1, Integer::sum);
        }
        List<Integer> byCount = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        byCount.stream().limit(KEPT).forEach(chosen::add);
        for (int apart : APART) {
            for (int color : byCount) {
                if (chosen.size() < MAX && distance(color, chosen.get(nearest(color))) > apart) {
                    chosen.add(color);
                }
            }
        }
        byCount.forEach(color -> places.put(color, nearest(color)));
    }

    /// The palette, a colour each as `0xrrggbb`.
    int[] palette() {
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The place in the palette of a colour of the picture.
    int place(int argb) {
        return places.getOrDefault(argb & RGB, 0);
    }

    private int nearest(int color) {
        int best = 0;
        for (int i = 1; i < chosen.size(); i++) {
            if (distance(color, chosen.get(i)) < distance(color, chosen.get(best))) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int a, int b) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int by = ((a >> shift) & 255) - ((b >> shift) & 255);
            sum += by * by;
        }
        return sum;
    }
}
