package com.openagents.backroom.server.catalog;

/// Credits for somebody who stays.
///
/// @param signUpCredits once to a person, when they sign up first
/// @param monthlyCredits every month
/// @param amountMinor what a month costs, in the currency's smallest unit
/// @param currency ISO 4217, in lower case
public record Plan(
        String id, String name, long signUpCredits, long monthlyCredits, long amountMinor, String currency) {}
