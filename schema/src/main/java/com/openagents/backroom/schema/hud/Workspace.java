package com.openagents.backroom.schema.hud;

import org.jspecify.annotations.Nullable;

/// The place an agent works in, which decides the HUD its events go to. Two workspaces with one identity share a HUD:
/// two
/// clones of one remote, or two sessions in one folder.
///
/// @param repo the HUD's name if it is free: the repository's name, else the folder's, as a slug
/// @param fullName `org/repo` from the remote
/// @param folder absolute path
/// @param remote URL of the git remote in a form that is the same for every way to write it, without credentials
public record Workspace(
        String repo,
        @Nullable String fullName,
        @Nullable String folder,
        @Nullable String remote) {
    /// Where records go that name no folder.
    public static final Workspace NONE = new Workspace(HudId.UNSORTED, null, null, null);

    public Workspace {
        if (!HudId.isRepo(repo)) {
            throw new IllegalArgumentException("not a repository name: " + repo);
        }
    }

    /// What makes it this workspace and no other: the remote, else the folder.
    public String identity() {
        if (remote != null) {
            return "remote:" + remote;
        }
        return folder != null ? "folder:" + folder : HudId.UNSORTED;
    }
}
