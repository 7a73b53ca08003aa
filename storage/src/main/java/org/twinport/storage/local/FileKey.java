package org.twinport.storage.local;

/** Which file it is, on Unix; immutable. */
record FileKey(long device, long inode) {

    /** Device and inode in hexadecimal. */
    String unique() {
        return Long.toHexString(device) + "." + Long.toHexString(inode);
    }
}
