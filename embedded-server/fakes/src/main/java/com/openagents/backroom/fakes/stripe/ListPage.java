package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;

/// A page of a list (<https://docs.stripe.com/api/pagination>): the newest first; `starting_after` goes on to older
/// ones, `ending_before` gives those just above an object, so that following it goes through time forwards.
final class ListPage {
    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 100;

    private ListPage() {}

    /// @param all the newest first
    static ObjectNode of(String url, List<ObjectNode> all, Predicate<ObjectNode> wanted, Params params) {
        int limit = limit(params);
        List<ObjectNode> range = all;
        boolean isUpwards = params.has("ending_before");
        if (isUpwards && params.has("starting_after")) {
            throw ApiError.invalid(
                    "", "", "Received both ending_before and starting_after parameters. Please pass in only one.");
        }
        if (isUpwards) {
            range = all.subList(0, indexOf(all, params, "ending_before"));
        } else if (params.has("starting_after")) {
            range = all.subList(indexOf(all, params, "starting_after") + 1, all.size());
        }
        List<ObjectNode> found = range.stream()
                .filter(wanted)
                .filter(object -> isWithin(object.path("created").asLong(), params))
                .toList();
        boolean hasMore = found.size() > limit;
        List<ObjectNode> page = !hasMore
                ? found
                : isUpwards ? found.subList(found.size() - limit, found.size()) : found.subList(0, limit);
        ObjectNode answer = Wire.object().put("object", "list").put("url", url).put("has_more", hasMore);
        page.forEach(answer.putArray("data")::add);
        return answer;
    }

    private static int limit(Params params) {
        long limit = params.findWhole("limit").orElse((long) DEFAULT_LIMIT);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ApiError.invalid("", "limit", "Invalid limit: must be between 1 and " + MAX_LIMIT + ".");
        }
        return (int) limit;
    }

    private static int indexOf(List<ObjectNode> all, Params params, String param) {
        String id = params.require(param);
        for (int i = 0; i < all.size(); i++) {
            if (Wire.id(all.get(i)).equals(id)) {
                return i;
            }
        }
        String kind = Kind.findById(id).map(found -> found.word).orElse("object");
        throw ApiError.missing(kind, id, param);
    }

    private static boolean isWithin(long created, Params params) {
        Params range = params.below("created");
        return params.findWhole("created").map(exactly -> created == exactly).orElse(true)
                && range.findWhole("gte").map(bound -> created >= bound).orElse(true)
                && range.findWhole("gt").map(bound -> created > bound).orElse(true)
                && range.findWhole("lte").map(bound -> created <= bound).orElse(true)
                && range.findWhole("lt").map(bound -> created < bound).orElse(true);
    }
}
