/// The one door to the database: opening it, transactions, and a store for each thing kept. No jOOQ type leaves it.
@NullMarked
package com.openagents.backroom.server.db;

import org.jspecify.annotations.NullMarked;
