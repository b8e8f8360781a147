import '../design/storefront.css'
import './cart.ts'
import './checkout.ts'
import './exchange.ts'
import './refresh.ts'
import './send-on-choice.ts'
import './slides.ts'

document.documentElement.classList.add('scripted')
