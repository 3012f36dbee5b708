/** What an AMQP 0-9-1 client sends first. https://www.rabbitmq.com/resources/specs/amqp0-9-1.pdf (4.2.2) */
export const AMQP_HEADER = Buffer.from('AMQP\0\0\u0009\u0001', 'latin1')
