package com.openagents.backroom.server.ingest.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.openagents.backroom.schema.hud.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspacesTest {
    @TempDir
    Path home;

    private Path repository(String name, String config) throws IOException {
        Path root = home.resolve(name);
        Files.createDirectories(root.resolve(".git"));
        Files.writeString(root.resolve(".git/config"), config);
        return root;
    }

    private static Workspace of(Path folder) {
        return new Workspaces().of(folder.toString());
    }

    @Test
    void remote_namesTheWorkspace_alsoFromASubfolder() throws IOException {
        Path root = repository(
                "clone", "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = git@github.com:Acme/Shop.git\n");
        Workspace expected = new Workspace("Shop", "Acme/Shop", root.toString(), "github.com/acme/shop");
        assertEquals(expected, of(root));
        assertEquals(expected, of(Files.createDirectories(root.resolve("src/deep"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/acme/shop",
                "https://user:token@GitHub.com/acme/shop.git",
                "git@github.com:acme/shop.git",
                "ssh://git@github.com:22/acme/shop.git/",
                "git://github.com/Acme/Shop",
                "github.com:acme/shop"
            })
    void everyWayToWriteARemote_isOneWorkspace(String url) throws IOException {
        Path root = repository("clone", "[remote \"origin\"]\n  url = \"" + url + "\" # where it lies\n");
        assertEquals("remote:github.com/acme/shop", of(root).identity());
    }

    @Test
    void originComesFirst_elseTheFirstRemote() throws IOException {
        Path both = repository(
                "a", "[remote \"fork\"]\nurl = https://h/me/a\n[Remote \"origin\"]\nURL = https://h/org/a\n");
        Path one = repository("b", "[remote \"fork\"]\nurl = https://h/me/b\n[branch \"main\"]\nremote = fork\n");
        assertEquals("org/a", of(both).fullName());
        assertEquals("me/b", of(one).fullName());
    }

    @Test
    void noRemote_takesTheRootsName() throws IOException {
        Path root = repository("My Café", "[core]\n");
        assertEquals(
                new Workspace("My-Cafe", null, root.toString(), null),
                of(Files.createDirectories(root.resolve("lib"))));
    }

    @Test
    void linkedWorktree_isItsRepository() throws IOException {
        Path root = repository("shop", "[core]\n");
        Path own = Files.createDirectories(root.resolve(".git/worktrees/fix"));
        Files.writeString(own.resolve("commondir"), "../..\n");
        Path tree = Files.createDirectories(home.resolve("elsewhere/fix"));
        Files.writeString(tree.resolve(".git"), "gitdir: " + own + "\n");
        assertEquals(of(root), of(tree));
        Files.writeString(root.resolve(".git/config"), "[remote \"origin\"]\nurl=https://h/acme/shop\n");
        assertEquals("acme/shop", of(tree).fullName());
    }

    @Test
    void submodule_hasARemoteOfItsOwn() throws IOException {
        Path root = repository("shop", "[remote \"origin\"]\nurl=https://h/acme/shop\n");
        Path modules = Files.createDirectories(root.resolve(".git/modules/lib"));
        Files.writeString(modules.resolve("config"), "[remote \"origin\"]\nurl=https://h/acme/lib\n");
        Path lib = Files.createDirectories(root.resolve("lib"));
        Files.writeString(lib.resolve(".git"), "gitdir: ../.git/modules/lib\n");
        assertEquals("acme/lib", of(lib).fullName());
    }

    @ParameterizedTest
    @CsvSource({
        "/home/dev/acme-shop, acme-shop",
        "/home/dev/acme-shop/, acme-shop",
        "C:\\Users\\dev\\Acme Shop, Acme-Shop",
        "/srv/.dotfiles, .dotfiles",
        "/srv/日本, workspace",
        "/, workspace",
        "/srv/.., workspace",
        "/srv/unsorted, unsorted-workspace"
    })
    void folderThatIsNotHere_isNamedByItsPath(String folder, String repo) {
        Workspace workspace = new Workspaces().of(folder);
        assertEquals(repo, workspace.repo());
        assertEquals("folder:" + folder, workspace.identity());
    }

    @Test
    void noFolder_isUnsorted() {
        assertEquals(Workspace.NONE, new Workspaces().of(null));
        assertEquals(Workspace.NONE, new Workspaces().of(" "));
    }

    @Test
    void twoFoldersOfOneName_areTwoWorkspaces() {
        Workspaces workspaces = new Workspaces();
        assertEquals(workspaces.of("/a/shop").repo(), workspaces.of("/b/shop").repo());
        assertNotEquals(
                workspaces.of("/a/shop").identity(), workspaces.of("/b/shop").identity());
    }

    @Test
    void brokenGitFiles_areAsIfThereWereNone() throws IOException {
        Path tree = Files.createDirectories(home.resolve("odd"));
        Files.writeString(tree.resolve(".git"), "gitdir: \0not a path");
        assertEquals("odd", of(tree).repo());
        Files.writeString(tree.resolve(".git"), "[[[ nonsense \"");
        assertEquals("odd", of(tree).repo());
        Path broken = repository("broken", "[remote \"origin\"\nurl\n=\n[]\n\"\\");
        assertEquals("broken", of(broken).repo());
    }
}
