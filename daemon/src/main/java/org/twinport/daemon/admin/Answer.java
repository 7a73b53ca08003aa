package org.twinport.daemon.admin;

/**
 * What a running server answers.
 *
 * @param success whether it did what it was asked
 * @param text lines for people
 */
public record Answer(boolean success, String text) {}
