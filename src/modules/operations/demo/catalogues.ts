import type { NewProduct } from '#modules/catalogue/products/index.ts'
import type { OrderStatus } from '#modules/sales/orders/index.ts'
import type { DemoStorefront } from './open-storefront.ts'

interface DemoOrder {
  /** The product's place in the shop's list, and how many of it. */
  lines: [product: number, quantity: number][]
  /** Where the order went after it was placed. */
  moves: OrderStatus[]
}

export interface DemoShop {
  name: string
  email: string
  role: string
  products: NewProduct[]
  /** What it sold before today, on an ordinary day. */
  past: { perDay: number }
  /** A shop that is open to the world from the start. */
  storefront?: DemoStorefront
  orders: DemoOrder[]
}

const product = (name: string, price: string, quantity: number, description: string): NewProduct => ({
  name,
  price,
  quantity,
  description,
})

const pottery: DemoShop = {
  name: 'Amal Haddad',
  email: 'admin@example.com',
  role: 'admin',
  past: { perDay: 2.2 },
  products: [
    product('Stoneware mug, cobalt', '18.50', 42, 'Thrown by hand, glazed twice, holds 320 ml.'),
    product('Espresso cup, set of two', '22.00', 30, 'Thick walls keep 60 ml hot.'),
    product('Serving bowl, 28 cm', '48.00', 12, 'Wide and shallow, for salads and couscous.'),
    product('Ramen bowl', '26.90', 25, 'Deep, with a notch for chopsticks.'),
    product('Dinner plate, speckled', '24.00', 60, 'Dishwasher safe, 27 cm across.'),
    product('Side plate, speckled', '16.00', 58, 'Matches the dinner plate, 20 cm across.'),
    product('Carafe with stopper', '39.50', 9, 'One litre, cork stopper.'),
    product('Bud vase, celadon', '19.00', 17, 'For a single stem.'),
    product('Oil bottle', '28.00', 14, 'Half a litre, drip-free spout.'),
    product('Salt pig', '21.00', 22, 'Keeps salt dry within reach of the stove.'),
    product('Butter dish', '33.00', 0, 'For a half-pound block. Back in spring.'),
    product('Tagine, 30 cm', '74.00', 6, 'Flameproof clay, cures before first use.'),
  ],
  orders: [
    {
      lines: [
        [0, 2],
        [4, 4],
      ],
      moves: ['paid', 'shipped', 'delivered'],
    },
    { lines: [[11, 1]], moves: ['paid'] },
  ],
}

const spices: DemoShop = {
  name: 'Yusuf Demir',
  email: 'merchant@example.com',
  role: 'merchant',
  past: { perDay: 4.5 },
  storefront: {
    slug: 'spice-bazaar',
    name: 'Spice Bazaar',
    description:
      'Spices from small growers between the Aegean and the Euphrates, ground on the day that you order. With the code WELCOME you pay a tenth less.',
    colour: '#9a3412',
    pictures: [
      '#b3361b',
      '#8f2a1e',
      '#6e7042',
      '#7a2033',
      '#a8742e',
      '#9c7a45',
      '#3a332c',
      '#8fa05a',
      '#d9c09a',
      '#b5431f',
      '#3d0f16',
      '#d98ca0',
    ],
    promotion: { name: 'Welcome', code: 'WELCOME', kind: 'percent', value: '10' },
  },
  products: [
    product('Saffron threads, 1 g', '9.80', 120, 'From last autumn, deep red, no yellow.'),
    product('Aleppo pepper, 100 g', '6.40', 85, 'Fruity, mild heat, slightly salted.'),
    product('Za’atar, 150 g', '5.90', 140, 'Wild thyme, sumac, toasted sesame.'),
    product('Sumac, 100 g', '4.80', 96, 'Ground berries, no citric acid.'),
    product('Ras el hanout, 80 g', '7.20', 64, 'Twenty-one spices, roasted weekly.'),
    product('Cumin seed, 200 g', '4.20', 180, 'Whole, for grinding as needed.'),
    product('Black lime, 6 pieces', '5.10', 47, 'Sun-dried, for stews and tea.'),
    product('Cardamom pods, 50 g', '8.60', 73, 'Green, large, hand-picked.'),
    product('Mahleb, 40 g', '11.20', 0, 'Cherry kernels for baking.'),
    product('Pul biber, 250 g', '9.50', 52, 'Flakes for every table.'),
    product('Pomegranate molasses, 300 ml', '7.80', 41, 'Boiled down, nothing added.'),
    product('Rose petals, 30 g', '6.90', 38, 'Edible Damask petals.'),
  ],
  orders: [
    {
      lines: [
        [0, 3],
        [2, 2],
        [5, 1],
      ],
      moves: [],
    },
    { lines: [[9, 2]], moves: ['paid', 'shipped'] },
    {
      lines: [
        [1, 1],
        [3, 1],
        [10, 2],
      ],
      moves: ['cancelled'],
    },
  ],
}

const textiles: DemoShop = {
  name: 'Leyla Farouk',
  email: 'customer@example.com',
  role: 'customer',
  past: { perDay: 1.6 },
  products: [
    product('Linen towel, indigo', '17.50', 65, 'Stonewashed, 50 by 70 cm.'),
    product('Hammam towel, sand', '29.00', 44, 'Flat-woven cotton, dries fast.'),
    product('Wool throw, 130 x 180', '89.00', 11, 'Undyed highland wool.'),
    product('Kilim cushion', '42.00', 23, 'From a vintage rug, each one different.'),
    product('Tablecloth, 8 seats', '64.00', 15, 'Block-printed by hand.'),
    product('Napkins, set of four', '24.00', 37, 'Matches the tablecloth.'),
    product('Cotton scarf', '27.50', 52, 'Soft gauze, 70 by 180 cm.'),
    product('Bath mat', '25.00', 0, 'Heavy terry cotton.'),
    product('Pouf, leather', '135.00', 4, 'Sold unfilled, stitched by hand.'),
    product('Basket, palm leaf', '31.00', 28, 'Market size, long handles.'),
    product('Slippers, felt', '38.00', 33, 'Sizes 36 to 45.'),
    product('Apron, waxed canvas', '46.00', 19, 'Leather straps, two pockets.'),
  ],
  orders: [
    {
      lines: [
        [1, 2],
        [6, 1],
      ],
      moves: [],
    },
    { lines: [[2, 1]], moves: ['paid', 'refunded'] },
  ],
}

export const demoShops: readonly DemoShop[] = [pottery, spices, textiles]
