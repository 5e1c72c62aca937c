package com.openagents.backroom.console.testing;

import com.openagents.backroom.console.settings.GitHubDesk;
import com.openagents.backroom.console.share.ShareDesk;
import com.openagents.backroom.console.users.UserDesk;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.server.auth.OperatorLink;
import com.openagents.backroom.server.db.AccountStore.Counted;
import com.openagents.backroom.server.github.GitHubApp;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// A server with nothing to share, without people and without GitHub, for tests of other screens.
final class QuietDesks {
    private QuietDesks() {}

    static final class NoShares implements ShareDesk {
        @Override
        public Board board() {
            return new Board(List.of(), "http://127.0.0.1:8787", false, false);
        }

        @Override
        public void decide(HudId hud, UnaryOperator<HudSettings> change) {
            throw new IllegalStateException(hud + " is not known");
        }

        @Override
        public void confirm() {
            throw new IllegalStateException("nobody asked");
        }
    }

    static final class NoUsers implements UserDesk {
        @Override
        public List<Counted> search(String text) {
            return List.of();
        }

        @Override
        public Access access(UUID person) {
            return new Access(List.of(), List.of());
        }

        @Override
        public void endSession(UUID person, UUID session) {
            throw unknown(person);
        }

        @Override
        public void endSessions(UUID person) {
            throw unknown(person);
        }

        @Override
        public void revoke(UUID person, UUID key) {
            throw unknown(person);
        }

        @Override
        public void delete(UUID person) {
            throw unknown(person);
        }

        private static IllegalStateException unknown(UUID person) {
            return new IllegalStateException(person + " is not known");
        }
    }

    static final class NoGitHub implements GitHubDesk {
        @Override
        public Standing standing() {
            GitHubApp.Entry entry = new GitHubApp.Entry("", "", "https://github.com", "read:user");
            return new Standing(
                    new GitHubApp.Setup(entry, false, Set.of()),
                    "http://127.0.0.1:8787/api/auth/github/callback",
                    new OperatorLink.State.Unlinked());
        }

        @Override
        public void save(GitHubApp.Entry entry) {
            throw new IllegalStateException("nothing is stored here");
        }

        @Override
        public GitHubApp.Check check(GitHubApp.Entry entry) {
            return new GitHubApp.Check(false, "Nobody answers here.");
        }

        @Override
        public void startLink() {
            throw new IllegalStateException("nobody answers here");
        }

        @Override
        public void cancelLink() {}

        @Override
        public void unlink() {}
    }
}
