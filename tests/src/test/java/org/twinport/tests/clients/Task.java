package org.twinport.tests.clients;

/** What people do with an FTP client; each sets its scene up, acts and checks. */
enum Task {
    LIST(Fetching::list),
    FETCH(Fetching::fetch),
    RESUME_FETCH(Fetching::resume),
    FETCH_ALL(Fetching::all),
    MIRROR_DOWN(Fetching::mirror),
    MISSING_FILE(Fetching::missing),
    WRONG_PASSWORD(Fetching::wrongPassword),
    EMPTY_FILE(Storing::emptyFile),
    SPACES_AND_UMLAUTS(Storing::spacesAndUmlauts),
    STORE(Storing::store),
    RESUME_STORE(Storing::resume),
    MIRROR_UP(Storing::mirror),
    RENAME(Storing::rename),
    DELETE(Storing::delete),
    FOLDERS(Storing::folders);

    /** Sets up, acts and checks. */
    @FunctionalInterface
    interface Play {
        void in(Scene scene) throws Exception;
    }

    private final Play play;

    Task(Play play) {
        this.play = play;
    }

    void in(Scene scene) throws Exception {
        play.in(scene);
    }
}
