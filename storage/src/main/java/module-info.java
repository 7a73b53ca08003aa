/** Where files live; knows no socket. */
module org.twinport.storage {
    requires static org.jspecify;
    requires transitive org.twinport.protocol;

    exports org.twinport.storage;
    exports org.twinport.storage.local;
    exports org.twinport.storage.memory;
    exports org.twinport.storage.view;
}
