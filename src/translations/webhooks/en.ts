/** What administrators are told of messages to receivers. */
export const webhooks = {
  deliveryProblem: {
    answered: 'The receiver answered {{value}}. Look there for what it did not like.',
    badAddress: 'The channel’s address cannot be used: it needs http(s), a host, and no password.',
    failed: 'The message could not be made. The server’s log says why.',
    gone: 'The receiver answered 410: it wants no more messages. The channel was switched off.',
    noSecret: 'The channel has no signing secret. Give it one, and the receiver the same.',
    notHttps:
      'The channel’s address begins with http. Use https, or allow the host in the settings.',
    privateAddress:
      'The channel’s host is in a private network, which is not allowed. Name it in webhooks.allowPrivate if it should be.',
    redirected: 'The receiver sent the message elsewhere ({{value}}). Enter the final address.',
    timeout: 'The receiver did not answer in time.',
    unknownHost: 'Nobody knows the host of the channel’s address. Is it spelled right?',
    unreachable: 'The receiver could not be reached ({{value}}).',
  },
  webhookRefusal: {
    badId: 'This is not an id.',
    forbidden: 'Only administrators may do this.',
    noChannel: 'There is no such channel.',
    noDelivery: 'There is no such delivery.',
  },
  webhookView: {
    failed: 'The server did not answer. Try again.',
    resend: 'Send again',
    resent: 'It is sent again within a second or two.',
    test: 'Send a test',
    tested: 'The receiver answered {{status}} after {{duration}} ms.',
  },
}
