/* Stands between a program and its files: writes down what was written and what was synced, so that a power
   cut can be simulated at every point, and answers "no space left" while a file named by DISK_FULL is there.

   Loaded with LD_PRELOAD. DISK_UNDER: the beginning of the paths that are watched. DISK_LOG: where records go,
   each a line "op offset length path" and then the bytes. Writes to the standard output are records, too. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES 4096
static char *paths[FILES];
static const char *under, *full;
static int record = -1;

__attribute__((constructor)) static void begin(void) {
  const char *log = getenv("DISK_LOG");
  under = getenv("DISK_UNDER");
  full = getenv("DISK_FULL");
  if (log) record = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void put(char op, const char *path, long at, long length, const void *data) {
  char head[4200];
  if (record < 0) return;
  int size = snprintf(head, sizeof head, "%c %ld %ld %s\n", op, at, length, path);
  struct iovec parts[2] = {{head, (size_t)size}, {(void *)data, data ? (size_t)length : 0}};
  syscall(SYS_writev, record, parts, 2);
}

static int watched(const char *path) { return under && path && strncmp(path, under, strlen(under)) == 0; }
static char *path_of(int fd) { return fd >= 0 && fd < FILES ? paths[fd] : NULL; }
static int no_space(void) { return full && syscall(SYS_faccessat, AT_FDCWD, full, F_OK) == 0; }

static int opened(int fd, const char *path, int flags) {
  if (fd < 0 || fd >= FILES) return fd;
  free(paths[fd]);
  paths[fd] = watched(path) ? strdup(path) : NULL;
  if (paths[fd]) put(flags & O_TRUNC ? 'T' : 'O', path, 0, 0, NULL);
  return fd;
}

#define OPENER(name)                                                        \
  int name(const char *path, int flags, ...) {                              \
    va_list rest; va_start(rest, flags); int mode = va_arg(rest, int); va_end(rest); \
    return opened((int)syscall(SYS_openat, AT_FDCWD, path, flags, mode), path, flags); \
  }
OPENER(open)
OPENER(open64)

int close(int fd) {
  if (path_of(fd)) { free(paths[fd]); paths[fd] = NULL; }
  return (int)syscall(SYS_close, fd);
}

static ssize_t put_at(int fd, const void *data, size_t length, off_t at) {
  if (path_of(fd) && no_space()) { errno = ENOSPC; return -1; }
  ssize_t done = syscall(SYS_pwrite64, fd, data, length, at);
  if (done > 0 && path_of(fd)) put('W', path_of(fd), at, done, data);
  return done;
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return put_at(fd, data, length, at); }
ssize_t pwrite64(int fd, const void *data, size_t length, off_t at) { return put_at(fd, data, length, at); }

ssize_t write(int fd, const void *data, size_t length) {
  if (fd == 1) put('A', "-", 0, (long)length, data);
  if (path_of(fd) && no_space()) { errno = ENOSPC; return -1; }
  off_t at = path_of(fd) ? (off_t)syscall(SYS_lseek, fd, 0, SEEK_CUR) : 0;
  ssize_t done = syscall(SYS_write, fd, data, length);
  if (done > 0 && path_of(fd)) put('W', path_of(fd), at, done, data);
  return done;
}

static int synced(int fd) {
  if (path_of(fd)) put('S', path_of(fd), 0, 0, NULL);
  return (int)syscall(SYS_fsync, fd);
}
int fsync(int fd) { return synced(fd); }
int fdatasync(int fd) { return synced(fd); }

static int cut(int fd, off_t length) {
  if (path_of(fd)) put('C', path_of(fd), length, 0, NULL);
  return (int)syscall(SYS_ftruncate, fd, length);
}
int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off_t length) { return cut(fd, length); }

int unlink(const char *path) {
  if (watched(path)) put('U', path, 0, 0, NULL);
  return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}
int link(const char *from, const char *to) {
  int done = (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
  if (done == 0 && watched(to)) put('L', from, 0, (long)strlen(to), to);
  return done;
}
