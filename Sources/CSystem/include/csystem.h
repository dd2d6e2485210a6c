// What Swift's Glibc module lacks. Each function says why Swift cannot call the original.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// sys/epoll.h, sys/eventfd.h and accept4 are not part of the Glibc module, and `struct epoll_event` is packed with a
// union inside: this is its plain form.
typedef struct {
    uint32_t events;
    uint64_t token;
} csystem_event;

enum {
    CSYSTEM_READ = 0x001,        // EPOLLIN
    CSYSTEM_WRITE = 0x004,       // EPOLLOUT
    CSYSTEM_ERROR = 0x008,       // EPOLLERR
    CSYSTEM_HANGUP = 0x010,      // EPOLLHUP
    CSYSTEM_READ_HANGUP = 0x2000 // EPOLLRDHUP
};
#define CSYSTEM_EDGE 0x80000000u // EPOLLET

int csystem_epoll_create(void);
int csystem_epoll_add(int epoll, int descriptor, uint32_t events, uint64_t token);
int csystem_epoll_modify(int epoll, int descriptor, uint32_t events, uint64_t token);
int csystem_epoll_remove(int epoll, int descriptor);
/// Waits at most `timeout_ns` (negative: for ever) and fills `events`. Interrupted waits count as no event.
int csystem_epoll_wait(int epoll, csystem_event *events, int capacity, int64_t timeout_ns);

int csystem_eventfd(void);
/// accept4 with SOCK_NONBLOCK and SOCK_CLOEXEC: no window in which a child process could inherit the socket.
int csystem_accept(int listener, void *address, unsigned int *length);

/// A pointer a thread: which event loop runs here. Swift has no thread-local storage.
void *csystem_current_loop(void);
void csystem_set_current_loop(void *loop);

/// Lets `signal_number` add one to the eventfd `descriptor` from now on. A Swift closure cannot be a signal handler
/// that is safe at any point of the program; this one only calls write(2).
int csystem_signal_to_eventfd(int signal_number, int descriptor);

/// writev of two pieces with MSG_NOSIGNAL (sendmsg), which writev itself has not.
ssize_t csystem_send_two(int socket, const void *first, size_t first_count, const void *second, size_t second_count);

/// The cores that this process may use, which a container can hold below the machine's. (cpu_set_t needs macros.)
int csystem_core_count(void);

// malloc.h is not part of the Glibc module.
/// Has blocks of memory of that many bytes or more given back to the system as soon as they are freed.
void csystem_return_blocks(size_t threshold);

/// Starts the program at `path` with nothing of this process but its standard error: descriptor 0 is `input`, 1 is
/// /dev/null, none above 2 is open; the environment is the one given, no signal is blocked or ignored, and it leads a
/// process group of its own, so that a terminal's Ctrl-C does not reach it. 0, or the error. (posix_spawn's file actions
/// and attributes are opaque unions, and addclosefrom_np is not part of the Glibc module.)
int csystem_spawn(const char *path, int input, char *const environment[], pid_t *child);

/// A descriptor that becomes readable when the child has ended; -1 where the kernel has none. (sys/pidfd.h is not part
/// of the Glibc module.)
int csystem_pidfd(pid_t child);

/// How a process ended, for what waitpid said: the exit status, or -1 and the signal. (The macros are not imported.)
int csystem_exit_status(int wait_status, int *signal_number);
