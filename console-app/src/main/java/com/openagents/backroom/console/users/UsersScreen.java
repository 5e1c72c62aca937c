package com.openagents.backroom.console.users;

import com.openagents.backroom.console.CardScreen;
import com.openagents.backroom.console.background.Background;
import com.openagents.backroom.console.users.UserDesk.Access;
import com.openagents.backroom.server.db.AccountStore.Counted;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everybody with an account: search, and for the one that is chosen the sessions and keys, and leaving.
public final class UsersScreen extends CardScreen {
    private final UserDesk desk;
    private final PeopleCard people;
    private final PersonCard person;
    private @Nullable UUID chosen;

    public UsersScreen(UserDesk desk, Background background, Clock clock) {
        super("Users", "users-screen", background);
        this.desk = desk;
        people = new PeopleCard(this::ask, this::choose);
        person = new PersonCard(
                clock,
                new PersonCard.Wishes(
                        session -> change(id -> desk.endSession(id, session)),
                        () -> change(desk::endSessions),
                        key -> change(id -> desk.revoke(id, key)),
                        () -> change(desk::delete)));
        page().add(people, person);
    }

    /// One look at everybody, and at the one that is chosen.
    private record Seen(List<Counted> found, Optional<Counted> person, Access access) {}

    @Override
    protected void left() {
        person.calm();
    }

    @Override
    protected void ask() {
        String text = people.query();
        UUID id = chosen;
        page().run(() -> look(text, id), this::show);
    }

    private Seen look(String text, @Nullable UUID id) {
        List<Counted> found = desk.search(text);
        Optional<Counted> one =
                found.stream().filter(known -> known.account().id().equals(id)).findFirst();
        Access access = one.map(known -> desk.access(known.account().id())).orElse(new Access(List.of(), List.of()));
        return new Seen(found, one, access);
    }

    private void show(Seen seen) {
        people.show(seen.found(), chosen);
        seen.person().ifPresentOrElse(one -> person.show(one, seen.access()), person::showNobody);
    }

    private void choose(UUID id) {
        if (!id.equals(chosen)) {
            chosen = id;
            person.calm();
            ask();
        }
    }

    private void change(Consumer<UUID> change) {
        UUID id = chosen;
        if (id != null) {
            String text = people.query();
            page().run(
                            () -> {
                                change.accept(id);
                                return look(text, id);
                            },
                            this::show);
        }
    }
}
