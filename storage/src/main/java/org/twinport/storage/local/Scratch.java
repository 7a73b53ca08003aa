package org.twinport.storage.local;

import org.twinport.storage.local.Linux.Room;

import java.lang.foreign.Arena;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Native memory that calls borrow, one room each; used by many threads. */
final class Scratch {
    private static final int KEPT = 64;

    private final ConcurrentLinkedDeque<Room> rooms = new ConcurrentLinkedDeque<>();

    Room take() {
        Room room = rooms.pollFirst();
        return room == null ? new Room(Arena.ofAuto()) : room;
    }

    void giveBack(Room room) {
        // Counting a lock-free queue walks it, but it is short.
        if (rooms.size() < KEPT) {
            rooms.addFirst(room);
        }
    }
}
