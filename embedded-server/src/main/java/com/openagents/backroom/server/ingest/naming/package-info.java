/// Which HUD the work in a folder belongs to.
@NullMarked
package com.openagents.backroom.server.ingest.naming;

import org.jspecify.annotations.NullMarked;
