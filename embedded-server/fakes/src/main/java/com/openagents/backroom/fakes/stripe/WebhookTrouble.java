package com.openagents.backroom.fakes.stripe;

/// What people can have happen to webhooks, by hand.
enum WebhookTrouble {
    NONE("come at once"),
    TWICE("come two or three times"),
    LATE("come after ten seconds"),
    RESIGNED("are signed by a rolled secret, too"),
    DROPPED("never come");

    private static final int ALL = 100;

    final String words;

    WebhookTrouble(String words) {
        this.words = words;
    }

    Mischief mischief() {
        return switch (this) {
            case NONE -> Mischief.NONE;
            case TWICE -> new Mischief(ALL, 0, 0, 0, false);
            case LATE -> new Mischief(0, 0, ALL, 0, false);
            case RESIGNED -> new Mischief(0, 0, 0, ALL, false);
            case DROPPED -> new Mischief(0, ALL, 0, 0, false);
        };
    }
}
